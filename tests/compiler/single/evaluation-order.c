// Changed twice in one expression.
#include <sdc.h>
#include <stddef.h>

int f(int i)
{
	int a[4] = {0};
	a[i] = i++;
	return a[0] + i;
}
