// Goto uninit: refused.
#include <sdc.h>
#include <stddef.h>

int f(int k)
{
	int i;
	if (k)
		goto out;
	i = 1;
out:
	return i; // expect-error:9: 'i' is read before it is set; initialise it, all zero is enough [uninitialized]
}
