// An owner is lent to a function that borrows.
#include <sdc.h>
#include <stddef.h>


static void set(int *p)
{
	*p = 1;
}

int lend(void)
{
	int *__owned p = sd_new(int);
	set(p);
	int n = *p;
	sd_free(p);
	return n;
}
