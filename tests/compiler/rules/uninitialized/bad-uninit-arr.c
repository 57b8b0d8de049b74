// Uninit arr: refused.
#include <sdc.h>
#include <stddef.h>

int f(void)
{
	int a[4];
	a[0] = 1; // expect-error:7: 'a[]' is read before it is set; initialise it, all zero is enough [uninitialized]
	return a[1];
}
