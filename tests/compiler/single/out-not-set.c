// A result that is not set on two paths.
#include <sdc.h>
#include <stddef.h>

int f(int n, int *__out r)
{
	if (n > 3)
		return 1;
	if (n < 2)
		return 2;
	*r = n;
	return 0;
}
