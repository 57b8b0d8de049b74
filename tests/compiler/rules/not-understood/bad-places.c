// Pointers and calls that no rule covers.
#include <sdc.h>
#include <stddef.h>


int call(int (*f)(int), int n)
{
	return (*f)(n);
}

int far(int (*f)(int))
{
	int (*g)(int) = f + 1;
	return g(1);
}
// expect-error@8:10: this operator is not understood by this version of sdc, so it is refused [not-understood]
// expect-error@8:9: a call of this value is not understood by this version of sdc, so it is refused [not-understood]
// expect-error@13:20: arithmetic on this pointer is not understood by this version of sdc, so it is refused [not-understood]
// expect-error@13:20: the function's parameters or result are annotated otherwise than the pointer's [function-contract]
