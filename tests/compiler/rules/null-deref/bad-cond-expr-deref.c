// Cond expr deref: refused.
#include <sdc.h>
#include <stddef.h>

struct node {
	int v;
	struct node *__owned _Nullable next;
	struct node *__owned _Nullable other;
};

int f(struct node *_Nullable p, struct node *q, int c)
{
	return (c ? p : q)->v; // expect-error:9: 'value' may be null here; test it first, and copy it to a local if it is not one [null-deref]
}
