// A borrow of a variable whose block ended.
#include <sdc.h>
#include <stddef.h>

int f(int n)
{
	int *p;
	{
		int v = n;
		p = &v;
	}
	*p = 1;
	return *p;
}
