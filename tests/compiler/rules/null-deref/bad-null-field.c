// Null field: refused.
#include <sdc.h>
#include <stddef.h>

struct node {
	int v;
	struct node *__owned _Nullable next;
	struct node *__owned _Nullable other;
};

struct buf {
	int *__owned _Nullable d __counted_by(n);
	size_t n;
};

struct box {
	struct buf b;
	struct node *__owned _Nullable head;
	int a[4];
};

int f(struct box *x)
{
	if (x->head)
		return x->head->v; // expect-error:10: 'x->head' may be null here; test it first, and copy it to a local if it is not one [null-deref]
	return 0;
}
