// A pointer is cast.
#include <sdc.h>
#include <stddef.h>

int f(long n)
{
	int *p = (int *)n;
	*p = 1;
	return *p;
}
