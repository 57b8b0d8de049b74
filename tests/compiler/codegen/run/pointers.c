// Distance and order of pointers: defined inside one array, a fault otherwise.
#include <sdc.h>
#include <stddef.h>

struct two {
	int a[4];
	int b[4];
};

static size_t length(const char *p __counted_by(n), size_t n)
{
	const char *end = p + n, *q = p;
	while (q < end && *q)
		q++;
	return q - p;
}

// returns 0: 5
// returns 3: 2
// returns 9: 0
int case_length(int n)
{
	static const char text[9] = "hello";
	size_t k = n;
	const char *p = text;
	if (n < 5)
		p += k;
	else
		return length(&text[k], 9 - k);
	return length(p, 9 - k);
}

// returns 0: -7
// returns 7: 0
int case_negative(int n)
{
	short a[8] = {0};
	return &a[n] - &a[7];
}

// returns 0: 44
// returns 4: 55
// returns 7: 33
int case_order(int n)
{
	int a[8] = {0};
	int *p = a, *q = &a[4];
	p += n;
	return (p < q) * 11 + (p <= q) * 33 + (p > q) * 11 + (p >= q) * 22;
}

// returns 0: 0
int case_objects(int n)
{
	int a[4] = {0}, b[4] = {0};
	int *p = a, *q = n & 1 ? b : a;
	if (n > 1)
		return p < q; // faults 3: pointer-difference
	return q - p; // faults 1: pointer-difference
}

// returns 0: 1
int case_members(int n)
{
	struct two t = {{0}, {0}};
	int *p = t.a + 4; // where b begins
	int *q = n ? t.b : t.a;
	return p > q; // faults 1: pointer-difference
}

// returns 0: 3
int case_rows(int n)
{
	int m[2][3] = {{0}};
	int *p = m[0], *q = &m[n][2];
	return q - p + 1; // faults 1: pointer-difference
}

// returns 2: 2
int case_narrowed(int n)
{
	int a[6] = {0};
	int *all = a, *some = sd_sub(all, 2, 2);
	if (n == 2)
		return &some[n] - some;
	return some - all; // faults 1: pointer-difference
}

// returns 1: 3
int case_heap(int n)
{
	int *__owned p = sd_new_array(int, 5);
	int *q = p, *end = &p[n + 3];
	q += n;
	int d = end - q;
	sd_free(p);
	return d;
}

// returns 2: 0
int case_negative_step(int n)
{
	int a[4] = {0};
	int *p = a;
	p++;
	p += n; // faults -1: bounds
	return *(p + (n - 2));
}
