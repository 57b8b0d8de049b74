// Set wherever the result says so.
#include <sdc.h>
#include <stdbool.h>
#include <stddef.h>

enum status { OK, BAD, WORSE };

static int parse(const char *s __counted_by(n), size_t n, int *__out_if(ret == 0) v)
{
	if (n == 0)
		return -1;
	*v = s[0];
	return 0;
}

static int handed_on(const char *s __counted_by(n), size_t n, int *__out_if(ret == 0) v)
{
	return parse(s, n, v);
}

static int kept(const char *s __counted_by(n), size_t n, int *__out_if(!ret) v)
{
	int r = parse(s, n, v);
	if (r != 0)
		return r;
	*v += 1;
	return 0;
}

static int returned_later(const char *s __counted_by(n), size_t n, int *__out_if(ret == 0) v)
{
	int r;
	r = handed_on(s, n, v);
	return r;
}

static enum status half(unsigned x, unsigned *__out half __out_if(ret == OK))
{
	if (x & 1)
		return BAD;
	*half = x / 2;
	return OK;
}

static enum status quarter(unsigned x, unsigned *__out_if(ret == OK) q)
{
	unsigned h;
	enum status r = half(x, &h);
	if (r != OK)
		return r;
	return half(h, q);
}

static bool small(int n, int *__out_if(ret) v)
{
	if (n < 9) {
		*v = n;
		return true;
	}
	return false;
}

static int countdown(int n, int *__out_if(ret != -1) v)
{
	if (n < 0)
		return -1;
	if (n > 0)
		return countdown(n - 1, v);
	*v = 7;
	return 3;
}
