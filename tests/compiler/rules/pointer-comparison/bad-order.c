// The order of two pointers of which each covers one object.
#include <sdc.h>
#include <stddef.h>

struct hidden;

int before(const int *a, const int *b)
{
	return a < b; // expect-error:9: 'a' is known to cover one object only, so it has no order to another; declare what it covers, or compare indices [pointer-comparison]
}

int incomplete(struct hidden *a, struct hidden *b)
{
	return a >= b; // expect-error:9: 'a' is known to cover one object only, so it has no order to another; declare what it covers, or compare indices [pointer-comparison]
}
