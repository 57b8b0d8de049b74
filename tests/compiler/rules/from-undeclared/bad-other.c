// A result from a parameter that __from does not name.
#include <sdc.h>
#include <stddef.h>

struct __view ip {
	int *p;
};

int *pick(int *a, int *b) __from(a);

int *pick(int *a, int *b)
{
	return *b ? b : a; // expect-error:2: the result may come from 'b', which its __from does not name [from-undeclared]
}
int *view(struct ip a, struct ip b) __from(a);

int *view(struct ip a, struct ip b)
{
	a = b;
	return a.p; // expect-error:2: the result may come from 'b', which its __from does not name [from-undeclared]
}

void hand(int *_Nullable *__out r __from(p), int *p, int *q)
{
	*r = *p ? q : 0;
} // expect-error:1: 'r' may come from 'q', which its __from does not name [from-undeclared]

void step(int *_Nullable *__inout r, int *p)
{
	*r = p;
} // expect-error:1: 'r' may come from 'p', which its __from does not name [from-undeclared]

__from(a) struct ip made(int *a, int *b)
{
	struct ip v = {a};
	struct ip *p = &v;
	p->p = b;
	return v; // expect-error:2: the result may come from 'b', which its __from does not name [from-undeclared]
}
