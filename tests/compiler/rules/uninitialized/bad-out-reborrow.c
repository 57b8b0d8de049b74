// Out reborrow: refused.
#include <sdc.h>
#include <stddef.h>

struct P {
	int a, b;
};
void f(struct P *__out x)
{
	struct P *y = x; // expect-error:16: 'x->a' is read before it is set; initialise it, all zero is enough [uninitialized]
	y->a++;
	x->a = 0;
	x->b = 0;
}
