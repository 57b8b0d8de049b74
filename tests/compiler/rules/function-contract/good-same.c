// The same contract.
#include <sdc.h>
#include <stddef.h>


static void set(int *p)
{
	*p = 1;
}

static void apply(void (*f)(int *), int *p)
{
	f(p);
}

void use(int *p)
{
	apply(set, p);
}
