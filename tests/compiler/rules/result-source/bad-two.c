// A result that could come from two parameters, or from none.
#include <sdc.h>
#include <stddef.h>


int *either(int *a, int *b, int c) // expect-error:6: 'either' returns a borrow and has 2 borrowed parameters; exactly one can be its source in this version of sdc [result-source]
// expect-warning@-1:6: 'either' returns a borrow; it seems to lack __from(a, b) [missing-annotation]
{
	return c ? a : b;
}

int *none(void); // expect-error:6: 'none' returns a borrow and has 0 borrowed parameters; exactly one can be its source in this version of sdc [result-source]
