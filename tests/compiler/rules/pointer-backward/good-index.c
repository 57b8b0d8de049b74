// An index instead.
#include <sdc.h>
#include <stddef.h>

int last(const int *p __counted_by(n), size_t n)
{
	return n > 0 ? p[n - 1] : 0;
}
