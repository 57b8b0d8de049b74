// Out partial: refused.
#include <sdc.h>
#include <stddef.h>

struct P {
	int a, b;
};
void f(struct P *__out x, int c)
{
	x->a = 0;
	if (c)
		x->b = 1;
} // expect-error:1: 'x->b' is not set when the function returns here; set it on every path [out-not-set]
