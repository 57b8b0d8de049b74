// Free null param: refused.
#include <sdc.h>
#include <stddef.h>

struct node {
	int v;
	struct node *__owned _Nullable next;
	struct node *__owned _Nullable other;
};

void f(struct node *_Nullable p)
{
	struct node *q = p;
	q->v = 1; // expect-error:2: 'q' may be null here; test it first, and copy it to a local if it is not one [null-deref]
}
