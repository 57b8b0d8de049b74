// The order of two pointers.
#include <sdc.h>
#include <stddef.h>


int before(const int *a, const int *b)
{
	return a < b; // expect-error:11: pointers are compared with == and != only; compare indices [pointer-comparison]
}
