// Out pass: refused.
#include <sdc.h>
#include <stddef.h>

struct P {
	int a, b;
};
void g(struct P *p);
void f(struct P *__out x)
{
	g(x); // expect-error:4: 'x->a' is read before it is set; initialise it, all zero is enough [uninitialized]
	x->a = 0;
	x->b = 0;
}
