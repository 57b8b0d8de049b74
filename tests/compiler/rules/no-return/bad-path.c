// A path without a return.
#include <sdc.h>
#include <stddef.h>


int sign(int n)
{
	if (n < 0)
		return -1;
	else if (n > 0)
		return 1;
}
// expect-warning@12:1: non-void function does not return a value in all control paths [-Wreturn-type]
// expect-error@12:1: a path through 'sign' ends without a return statement [no-return]
