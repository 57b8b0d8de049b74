// Struct assign uninit: refused.
#include <sdc.h>
#include <stddef.h>

struct P {
	int a, b;
};
int f(void)
{
	struct P p;
	struct P q;
	p.a = 1;
	q = p; // expect-error:6: 'p' is read before it is set; initialise it, all zero is enough [uninitialized]
	return q.b;
}
