// Within one array.
#include <sdc.h>
#include <stddef.h>

size_t length(const char *p __counted_by(n), size_t n)
{
	const char *end = p + n, *q = p;
	while (q < end && *q)
		q++;
	return q - p;
}

ptrdiff_t distance(size_t i, size_t k)
{
	int a[8] = {0};
	return &a[i] - &a[k];
}
