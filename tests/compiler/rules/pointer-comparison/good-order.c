// Within one array.
#include <sdc.h>
#include <stddef.h>

int sum(const int *first __counted_by(n), size_t n)
{
	int total = 0;
	for (const int *p = first, *end = first + n; p < end; p++)
		total += *p;
	return total;
}

size_t last_of(const char *text __counted_by(n), size_t n, char wanted)
{
	const char *found = text;
	for (const char *p = text; p != text + n; ++p)
		if (*p == wanted && p >= found)
			found = p;
	return found - text;
}
