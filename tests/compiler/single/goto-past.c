// A jump past a declaration.
#include <sdc.h>
#include <stddef.h>

int f(int n)
{
	if (n)
		goto out;
	int v = n;
	v++;
out:
	return v;
}
