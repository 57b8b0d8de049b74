// A restrict pointer.
#include <sdc.h>
#include <stddef.h>

void copy(char *restrict to __counted_by(n), const char *from __counted_by(n), size_t n)
{
	for (size_t i = 0; i < n; i++)
		to[i] = from[i];
}
