// A function that frees, where one that borrows is called.
#include <sdc.h>
#include <stddef.h>


static void take(int *__owned p)
{
	sd_free(p);
}

static void apply(void (*f)(int *), int *p)
{
	f(p);
}

void confuse(int *p)
{
	apply(take, p); // expect-error:8: the function's parameters or result are annotated otherwise than the pointer's [function-contract]
}
