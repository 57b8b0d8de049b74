// A count that names nothing.
#include <sdc.h>
#include <stddef.h>

int sum(const int *p __counted_by(m), size_t n)
{
	int sum = 0;
	for (size_t i = 0; i < n; i++)
		sum += p[i];
	return sum;
}
