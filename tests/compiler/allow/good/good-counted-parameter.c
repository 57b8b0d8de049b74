// An array parameter with a count.
#include <stddef.h>

int total(size_t n, const int row[n])
{
	int sum = 0;
	for (size_t i = 0; i < n; i++)
		sum += row[i];
	return sum;
}
