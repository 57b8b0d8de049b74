// Results that are set under a condition.
#include <sdc.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum status { OK, ODD, LARGE };
struct pair {
	int low, high;
};

static enum status half(int n, int *__out_if(ret == OK) h)
{
	if (n > 100)
		return LARGE;
	if (n % 2)
		return ODD;
	*h = n / 2;
	return OK;
}

static enum status quarter(int n, int *__out_if(ret == OK) q)
{
	int h;
	enum status r = half(n, &h);
	if (r != OK)
		return r;
	return half(h, q);
}

static bool split(int n, struct pair *__out_if(ret) p)
{
	p->low = n % 10;
	if (n < 10)
		return false;
	p->high = n / 10;
	return true;
}

// returns 8: 2
// returns 6: -1
// returns 3: -1
// returns 102: -2
int case_nested(int n)
{
	int q;
	switch (quarter(n, &q)) {
	case OK:
		return q;
	case ODD:
		return -1;
	case LARGE:
		return -2;
	}
	return -3;
}

// returns 5: -5
// returns 57: 75
int case_struct(int n)
{
	struct pair p;
	bool ok = split(n, &p);
	if (!ok)
		return -n;
	return p.low * 10 + p.high;
}

// returns 64: 6
// returns 7: 0
int case_loop(int n)
{
	int turns = 0, h;
	while (n && half(n, &h) == OK) {
		n = h;
		turns++;
	}
	return turns;
}

// returns 3: 3
// returns 4: 2
int case_kept(int n)
{
	int h = n; // stays where the call does not set it
	int r = half(n, &h);
	return r ? h : h;
}

static int through(enum status (*f)(int n, int *__out_if(ret == OK) h), int n)
{
	int h;
	return f(n, &h) == OK ? h : -7;
}

// returns 4: 3
// returns 12: 9
// returns 5: -14
int case_pointer(int n)
{
	return through(half, n) + through(quarter, n);
}

// returns 2: 1
// returns 6: 3
int case_index(int n)
{
	int a[4] = {0, 1, 2, 3}, h;
	return half(n, &h) ? -1 : a[h]; // faults 8: bounds // faults 20: bounds // faults -2: bounds
}
