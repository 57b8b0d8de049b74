// Out stale: refused.
#include <sdc.h>
#include <stddef.h>

struct node {
	int v;
	struct node *__owned _Nullable next;
	struct node *__owned _Nullable other;
};

void g(struct node *x);
void f(struct node *__out x)
{
	*x = (struct node){0};
	x->next = sd_new(struct node);
	g(x);
	x->next->v = 1; // expect-error:2: 'x->next' may be null here; test it first, and copy it to a local if it is not one [null-deref]
}
