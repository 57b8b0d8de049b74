// Param copy: refused.
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
	struct box *y = x;
	struct node *h = x->head;
	if (!h)
		return 0;
	sd_free(sd_take(y->head)); // expect-error:10: 'x->head' is taken while it is borrowed [loan-conflict]
	return h->v;
}
