// And value: refused.
#include <sdc.h>
#include <stddef.h>

struct node {
	int v;
	struct node *__owned _Nullable next;
	struct node *__owned _Nullable other;
};

int f(struct node *_Nullable p)
{
	int ok = p && p->v;
	return ok ? p->v : 0; // expect-error:14: 'p' may be null here; test it first, and copy it to a local if it is not one [null-deref]
}
