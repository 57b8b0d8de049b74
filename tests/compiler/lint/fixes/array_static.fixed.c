#include <sdc.h>
#include <stddef.h>

int sum(size_t n, const int p[n])
{
	int sum = 0;
	for (size_t i = 0; i < n; i++)
		sum += p[i];
	return sum;
}
