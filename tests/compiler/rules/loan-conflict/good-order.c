// The borrow is finished first.
#include <sdc.h>
#include <stddef.h>


int in_order(void)
{
	int *__owned p = sd_new(int);
	int *q = p;
	*q = 2;
	int r = *q;
	sd_free(p);
	return r;
}
