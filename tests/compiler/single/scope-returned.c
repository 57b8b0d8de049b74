// The address of a local is returned.
#include <sdc.h>
#include <stddef.h>

int *f(int n)
{
	int v = n;
	int *p = &v;
	return p;
}
