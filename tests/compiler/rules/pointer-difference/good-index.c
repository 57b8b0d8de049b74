// An index counts.
#include <sdc.h>
#include <stddef.h>

size_t length(const char *p __counted_by(n), size_t n)
{
	size_t i = 0;
	while (i < n && p[i])
		i++;
	return i;
}
