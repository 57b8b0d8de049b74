// Read on two paths, set on none.
#include <sdc.h>
#include <stddef.h>

int f(int n)
{
	int v;
	if (n)
		return v;
	else
		return v + 1;
}
