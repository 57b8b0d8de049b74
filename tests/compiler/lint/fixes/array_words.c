#include <sdc.h>
#include <stddef.h>

int last(size_t n, const int p[const n])
{
	return n ? p[n - 1] : 0;
}

int sum(size_t n, const int p[static n])
{
	int sum = 0;
	for (size_t i = 0; i < n; i++)
		sum += p[i];
	return sum;
}
