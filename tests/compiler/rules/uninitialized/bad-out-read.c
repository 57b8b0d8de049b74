// Out read: refused.
#include <sdc.h>
#include <stddef.h>

struct P {
	int a, b;
};
void f(struct P *__out x)
{
	x->a = x->b; // expect-error:9: 'x->b' is read before it is set; initialise it, all zero is enough [uninitialized]
	x->b = 0;
}
