// The distance and order of pointers that may be null.
#include <sdc.h>
#include <stddef.h>

long distance(const char *_Nullable p __counted_by(n), size_t n)
{
	const char *q = p;
	(void)n;
	return q - p; // expect-error:11: 'value' may be null here; test it first, and copy it to a local if it is not one [null-deref]
}

int order(const char *p __counted_by(n), const char *_Nullable q __counted_by(n), size_t n)
{
	(void)n;
	return p < q; // expect-error:11: 'value' may be null here; test it first, and copy it to a local if it is not one [null-deref]
}
