// Loop cursor: refused.
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
	struct node *n = x->head;
	int s = 0;
	while (n) {
		s += n->v;
		sd_free(sd_take(x->head)); // expect-error:11: 'x->head' is taken while it is borrowed [loan-conflict]
		n = n->next;
	}
	return s;
}
