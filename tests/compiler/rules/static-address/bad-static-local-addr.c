// Static local addr: refused.
#include <sdc.h>
#include <stddef.h>

static int *__static _Nullable keep;
void f(void)
{
	int x = 0;
	keep = &x; // expect-error:7: a __static pointer points to a const object of static storage [static-address]
}
