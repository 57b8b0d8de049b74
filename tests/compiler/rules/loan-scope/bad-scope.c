// Scope: refused.
#include <sdc.h>
#include <stddef.h>

int f(void)
{
	int *p;
	{
		int x = 1;
		p = &x;
	} // expect-error:2: 'x' ends here while it is borrowed [loan-scope]
	return *p;
}
