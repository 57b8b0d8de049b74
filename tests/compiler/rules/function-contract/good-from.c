// A function with the same sources.
#include <sdc.h>
#include <stddef.h>

int *left(int *first, int *second) __from(first);

static int use(int *(*f)(int *a, int *b) __from(a), int *p)
{
	return *f(p, p);
}

int call(int *p)
{
	return use(left, p);
}
