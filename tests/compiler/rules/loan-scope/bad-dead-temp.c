// Dead temp: refused.
#include <sdc.h>
#include <stddef.h>

struct A {
	int a[3];
};
struct A mk(void);
int f(void)
{
	int *p = mk().a; // expect-error:16: 'a temporary' ends here while it is borrowed [loan-scope]
	return p[0];
}
