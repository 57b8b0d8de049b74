// A function that returns a function with more parameters than its own.
#include <sdc.h>
#include <stddef.h>

typedef int *member(int *a, size_t n);

static int *first(int *a, size_t n)
{
	(void)n;
	return a;
}

static member *choose(void)
{
	return first;
}

int f(int *p)
{
	member *get = choose();
	return *get(p, 1);
}
