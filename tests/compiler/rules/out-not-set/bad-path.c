// A path that returns before the result is set.
#include <sdc.h>
#include <stddef.h>


int halve(int n, int *__out result)
{
	if (n % 2)
		return 0; // expect-error:3: '*result' is not set when the function returns here; set it on every path [out-not-set]
	*result = n / 2;
	return 1;
}
