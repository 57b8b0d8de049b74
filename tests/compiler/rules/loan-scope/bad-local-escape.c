// Local escape: refused.
#include <sdc.h>
#include <stddef.h>

int *f(int *p)
{
	int x = 1;
	int *q = &x;
	(void)p;
	return q; // expect-error:2: 'x' ends here while it is borrowed [loan-scope]
}
