// Counts in function types are checked at the call.
#include <sdc.h>
#include <stddef.h>
#include <stdint.h>

struct source {
	int (*_Nullable read)(uint8_t *to __counted_by(length), size_t length);
};

static int last(uint8_t *p __counted_by(count), size_t count)
{
	return count ? p[count - 1] : 0;
}

static int apply(int (*g)(int (*h)(uint8_t *p __counted_by(n), size_t n), uint8_t *p __counted_by(k), size_t k),
                 uint8_t *p __counted_by(k), size_t k)
{
	return g(last, p, k);
}

static int call(int (*h)(uint8_t *p __counted_by(n), size_t n), uint8_t *p __counted_by(k), size_t k)
{
	return h(p, k);
}

// returns 4: 4
// returns 0: 0
int case_callback(int n)
{
	uint8_t a[4] = {1, 2, 3, 4};
	size_t k = n;
	int (*f)(uint8_t *p __counted_by(n), size_t n) = last;
	if (n > 4)
		return f(a, k); // faults 5: bounds
	return apply(call, a, k); // faults -1: bounds
}

// returns 2: 8
int case_member(int n)
{
	struct source s = {last};
	uint8_t a[2] = {7, 8};
	size_t k = n;
	return s.read ? s.read(a, k) : -1; // faults 3: bounds
}
