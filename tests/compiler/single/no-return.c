// A path without a return.
#include <sdc.h>
#include <stddef.h>

int f(int n)
{
	if (n > 3)
		return 1;
	else if (n > 2)
		n++;
}
