// Fp param contract: refused.
#include <sdc.h>
#include <stddef.h>

struct node {
	int v;
	struct node *__owned _Nullable next;
	struct node *__owned _Nullable other;
};

int use(int (*f)(struct node *__owned), struct node *__owned p)
{
	return f(p);
}
int borrow(struct node *p)
{
	return p->v;
}
int g(struct node *__owned p)
{
	return use(borrow, p); // expect-error:13: the function's parameters or result are annotated otherwise than the pointer's [function-contract]
}
