// Read before it is set, many times.
#include <sdc.h>
#include <stddef.h>

int f(int n)
{
	int sum;
	for (int i = 0; i < n; i++)
		sum += i;
	if (n > 3)
		return sum;
	return sum + 1;
}
