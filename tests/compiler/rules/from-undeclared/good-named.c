// Results from the parameters named.
#include <sdc.h>
#include <stddef.h>

struct __view ip {
	int *p;
};

int *pick(int *a, int *b) __from(a, b);

int *pick(int *a, int *b)
{
	return *b ? b : a;
}

__from(a) int *first(int *a, const int *b)
{
	return *b ? a : &a[0];
}

void hand(int *_Nullable *__out r __from(p, q), int *p, int *q)
{
	*r = *p ? q : p;
}

void step(int *_Nullable *__inout r __from(p), int *p)
{
	if (!*r)
		*r = p;
}

int use(int *a, int *b)
{
	int *r;
	hand(&r, a, b);
	return r ? *pick(r, a) : *first(a, b);
}
