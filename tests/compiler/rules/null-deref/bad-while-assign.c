// While assign: refused.
#include <sdc.h>
#include <stddef.h>

struct node {
	int v;
	struct node *__owned _Nullable next;
	struct node *__owned _Nullable other;
};

int f(struct node *p)
{
	struct node *q;
	int s = 0;
	q = p;
	while ((q = q->next))
		s += q->v;
	return s + q->v; // expect-error:13: 'q' may be null here; test it first, and copy it to a local if it is not one [null-deref]
}
