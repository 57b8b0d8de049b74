// Args sub2: refused.
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

int g(struct buf *b, const struct box *x);
int f(struct box *x)
{
	return g(&x->b, x); // expect-error:11: 'x->b' is lent to a call that may change it while it is borrowed [loan-conflict]
}
