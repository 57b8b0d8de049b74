// Read where the result has said that it is set.
#include <sdc.h>
#include <stdbool.h>
#include <stddef.h>

enum status { OK, BAD, WORSE };
struct pt {
	int x, y;
	char t[4];
};

int parse(const char *s __counted_by(n), size_t n, int *__out_if(ret == 0) v);
enum status half(unsigned x, unsigned *__out half __out_if(ret == OK));
bool get(int k, int *__out_if(ret) v);
int point(int k, struct pt *__out_if(ret != -1) p);

int direct(const char *s __counted_by(n), size_t n)
{
	int v;
	if (parse(s, n, &v) == 0)
		return v;
	int w;
	if (parse(s, n, &w) != 0)
		return -1;
	int x;
	if (!parse(s, n, &x))
		w += x;
	return w;
}

int kept(const char *s __counted_by(n), size_t n)
{
	int v;
	int r = parse(s, n, &v);
	if (r)
		return r;
	return v;
}

int sw(unsigned x)
{
	unsigned h;
	switch (half(x, &h)) {
	case OK:
		return h;
	case BAD:
	case WORSE:
		return 1;
	}
	return 0;
}

int sw2(int k)
{
	struct pt p;
	switch (point(k, &p)) {
	case -1:
		return 0;
	default:
		return p.x + p.t[1];
	}
}

int loops(const char *s __counted_by(n), size_t n)
{
	int v, sum = 0, r;
	while ((r = parse(s, n, &v)) == 0 && sum < 10)
		sum += v;
	do {
		r = parse(s, n, &v);
	} while (r);
	sum += v;
	for (int q = parse(s, n, &v); q == 0; q = parse(s, n, &v))
		sum += v;
	for (;;) {
		int z;
		if (parse(s, n, &z) != 0)
			break;
		sum += z;
	}
	return sum;
}

int retry(const char *s __counted_by(n), size_t n)
{
	int v;
	int r = -1;
	for (int i = 0; i < 3 && r != 0; i++)
		r = parse(s, n, &v);
	if (r == 0)
		return v;
	return 0;
}

int bools(int k)
{
	int v, w, x, y;
	bool ok = get(k, &v);
	if (!ok)
		return 0;
	bool fine = get(k, &w) && w > 2;
	int good = get(k, &x);
	if (good)
		v += x;
	bool bad = get(k, &y) == false;
	if (bad)
		return 3;
	return fine ? v : y;
}

int cond(int k)
{
	int v, r;
	k = get(k, &v) ? v : 0;
	if (r = get(k, &v), r == 1)
		k += v;
	return k;
}

typedef bool getter(int k, int *__out_if(ret != 0) v);
int ind(getter *f, bool (*h)(int k, int *__out __out_if(ret) v))
{
	int v, w;
	if (f(1, &v) && h(2, &w))
		return v + w;
	return 0;
}

int use(void)
{
	return ind(get, get);
}
