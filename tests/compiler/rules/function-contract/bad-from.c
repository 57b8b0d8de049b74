// A function whose result comes from elsewhere.
#include <sdc.h>
#include <stddef.h>

int *left(int *a, int *b) __from(a);
int *both(int *a, int *b) __from(a, b);

static int use(int *(*f)(int *a, int *b) __from(b), int *p)
{
	return *f(p, p);
}

int call(int *p)
{
	return use(left, p) + use(both, p); // expect-error:13: the function's parameters or result are annotated otherwise than the pointer's [function-contract]
}
// expect-error@15:28: the function's parameters or result are annotated otherwise than the pointer's [function-contract]
