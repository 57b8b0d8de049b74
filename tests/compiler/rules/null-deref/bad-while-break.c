// While break: refused.
#include <sdc.h>
#include <stddef.h>

struct node {
	int v;
	struct node *__owned _Nullable next;
	struct node *__owned _Nullable other;
};

int f(struct node *n)
{
	struct node *p = n->next;
	while (p) {
		if (p->v)
			break;
		p = p->next;
	}
	return p->v; // expect-error:9: 'p' may be null here; test it first, and copy it to a local if it is not one [null-deref]
}
