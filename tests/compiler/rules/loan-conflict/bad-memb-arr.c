// Memb arr: refused.
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

int f(struct box *b)
{
	int *p = b->a;
	struct node *h = b->head;
	sd_free(sd_take(b->head)); // expect-error:10: 'b->head' is taken while it is borrowed [loan-conflict]
	(void)h;
	return p[3];
}
