// The distance of two pointers.
#include <sdc.h>
#include <stddef.h>

long length(const int *a, const int *b)
{
	return b - a; // expect-error:11: subtracting pointers is not accepted by this version of sdc; keep an index [pointer-difference]
}
