// Stepping through a counted array.
#include <sdc.h>
#include <stddef.h>

int total(const int *p __counted_by(n), size_t n)
{
	int sum = 0;
	for (size_t i = 0; i < n; i++)
		sum += *p++;
	return sum;
}
