// The caller keeps all that __from names.
#include <sdc.h>
#include <stddef.h>

int *pick(int *a, int *b) __from(a, b);

int kept(int *y)
{
	int *r;
	{
		int x = 1;
		r = pick(y, &x);
	} // expect-error:2: 'x' ends here while it is borrowed [loan-scope]
	return *r;
} // x is named too
