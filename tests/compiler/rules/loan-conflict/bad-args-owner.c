// Args owner: refused.
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

int g(struct node *n, struct box *x);
int f(struct box *x)
{
	struct node *h = x->head;
	if (!h)
		return 0;
	return g(h, x); // expect-error:11: '*x->head' is lent to a call that may change it while it is borrowed [loan-conflict]
}
