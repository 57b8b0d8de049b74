// Global struct fp: refused.
#include <sdc.h>
#include <stddef.h>

struct ops {
	int (*f)(int);
};
static struct ops o; // expect-error:19: 'o' may not be null but has no initialiser; add one or make it _Nullable [non-null-uninitialized]
int f(void)
{
	return o.f(1);
}
