// Byvalue ret: refused.
#include <sdc.h>
#include <stddef.h>

struct P {
	int a[2];
};
int *f(struct P s, int *q)
{
	(void)q;
	return s.a; // expect-warning:9: address of stack memory associated with parameter 's' returned [-Wreturn-stack-address]
}
// expect-error@11:2: 's' ends here while it is borrowed [loan-scope]
