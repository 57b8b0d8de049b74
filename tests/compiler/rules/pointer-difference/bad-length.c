// The distance of two pointers of which each covers one object.
#include <sdc.h>
#include <stddef.h>

struct span {
	const char *__static _Nullable first;
};

long length(const int *a, const int *b)
{
	return b - a; // expect-error:9: 'b' is known to cover one object only, so it has no distance to another; declare what it covers, or keep an index [pointer-difference]
}

long between(const struct span *s)
{
	if (!s->first)
		return 0;
	return s->first - s->first; // expect-error:9: 'first' is known to cover one object only, so it has no distance to another; declare what it covers, or keep an index [pointer-difference]
}
