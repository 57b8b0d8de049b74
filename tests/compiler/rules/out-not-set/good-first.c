// Set first.
#include <sdc.h>
#include <stddef.h>


int halve(int n, int *__out result)
{
	*result = 0;
	if (n % 2)
		return 0;
	*result = n / 2;
	return 1;
}
