// Steps back.
#include <sdc.h>
#include <stddef.h>

int last(const int *p __counted_by(n), size_t n)
{
	const int *q = p;
	q += n;
	q--; // expect-error:3: a pointer moves forward only; keep the start and use an index [pointer-backward]
	q += -1; // expect-error:4: a pointer moves forward only; keep the start and use an index [pointer-backward]
	q -= 1; // expect-error:4: a pointer moves forward only; keep the start and use an index [pointer-backward]
	const int *r = &q[-1]; // expect-error:17: a pointer moves forward only; keep the start and use an index [pointer-backward]
	return *(q - 1) + *r; // expect-error:13: a pointer moves forward only; keep the start and use an index [pointer-backward]
}
