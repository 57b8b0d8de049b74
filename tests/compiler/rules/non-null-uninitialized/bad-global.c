// A global that is never null, without initialiser.
#include <sdc.h>
#include <stddef.h>


static int (*handler)(int); // expect-error:14: 'handler' may not be null but has no initialiser; add one or make it _Nullable [non-null-uninitialized]

int call(int n)
{
	return handler(n);
}
