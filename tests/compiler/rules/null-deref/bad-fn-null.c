// Fn null: refused.
#include <sdc.h>
#include <stddef.h>

static int (*_Nullable fp)(int);
int f(void)
{
	if (fp)
		return fp(1); // expect-error:10: 'value' may be null here; test it first, and copy it to a local if it is not one [null-deref]
	return 0;
}
