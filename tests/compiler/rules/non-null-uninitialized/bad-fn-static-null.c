// Fn static null: refused.
#include <sdc.h>
#include <stddef.h>

static int (*fp)(int); // expect-error:14: 'fp' may not be null but has no initialiser; add one or make it _Nullable [non-null-uninitialized]
int f(void)
{
	return fp(1);
}
