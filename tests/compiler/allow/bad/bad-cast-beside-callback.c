// A cast, and nothing else: the counts of a function type are known.
#include <sdc.h>
#include <stddef.h>
#include <stdint.h>

static uint64_t last(const int *p __counted_by(n), size_t n) { return n ? p[n - 1] : 0; }

static uint64_t each(uint64_t (*f)(const int *p __counted_by(n), size_t n), const int *p __counted_by(n), size_t n)
{
	return f(p, n);
}

uint64_t cut(long n)
{
	int r[2] = {(int)n, 1}; // expect-error:14: casts are not in the dialect; write sd_as(int, e) [cast]
	return each(last, r, 2);
}
