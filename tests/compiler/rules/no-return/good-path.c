// Each path has one.
#include <sdc.h>
#include <stddef.h>


int sign(int n)
{
	if (n < 0)
		return -1;
	return n > 0;
}
