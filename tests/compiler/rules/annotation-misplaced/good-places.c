// Each where it means something.
#include <sdc.h>
#include <stddef.h>


int sum(const int *p __counted_by(n), size_t n, int *__out last)
{
	int total = 0;
	*last = 0;
	for (size_t i = 0; i < n; i++) {
		total += p[i];
		*last = p[i];
	}
	return total;
}
