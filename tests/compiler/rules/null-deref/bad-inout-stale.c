// Inout stale: refused.
#include <sdc.h>
#include <stddef.h>

struct node {
	int v;
	struct node *__owned _Nullable next;
	struct node *__owned _Nullable other;
};

void g(struct node *x);
int f(struct node *__inout x)
{
	if (x->next) {
		g(x);
		return x->next->v; // expect-error:10: 'x->next' may be null here; test it first, and copy it to a local if it is not one [null-deref]
	}
	return 0;
}
