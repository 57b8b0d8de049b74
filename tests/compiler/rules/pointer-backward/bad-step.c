// Steps back.
#include <sdc.h>
#include <stddef.h>

int last(const int *p __counted_by(n), size_t n)
{
	const int *q = p;
	q += n;
	q--; // expect-error:3: a pointer moves forward only; keep the start and use an index [pointer-backward]
	return *(q - 1); // expect-error:13: a pointer moves forward only; keep the start and use an index [pointer-backward]
}
