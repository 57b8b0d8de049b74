// A result that could come from two parameters, or from none.
#include <sdc.h>
#include <stddef.h>


int *either(int *a, int *b, int c) // expect-error:6: 'either' returns a borrow, and nothing says from where; say which with __from(a, b) [result-source]
// expect-warning@-1:6: 'either' returns a borrow; it seems to lack __from(a, b) [missing-annotation]
{
	return c ? a : b;
}

int *none(void); // expect-error:6: 'none' returns a borrow, and nothing says from where; no parameter brings one; return an owner, a __static pointer or an index [result-source]
