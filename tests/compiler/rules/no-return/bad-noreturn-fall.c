// Noreturn fall: refused.
#include <sdc.h>
#include <stddef.h>

int f(int c)
{
	if (c)
		return 1;
} // expect-warning:1: non-void function does not return a value in all control paths [-Wreturn-type]
// expect-error@9:1: a path through 'f' ends without a return statement [no-return]
