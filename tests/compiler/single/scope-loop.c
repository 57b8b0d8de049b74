// A borrow carried around a loop.
#include <sdc.h>
#include <stddef.h>

int f(int n)
{
	int *p = NULL;
	int sum = 0;
	for (int i = 0; i < n; i++) {
		int v = i;
		if (p)
			sum += *p;
		p = &v;
	}
	return sum;
}
