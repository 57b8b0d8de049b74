// Two results: refused.
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

struct node *find(struct box *x);
int f(struct box *x)
{
	struct node *a = find(x);
	struct node *b = find(x); // expect-error:24: '*x' is lent to a call that may change it while it is borrowed [loan-conflict]
	struct node *c = b->next;
	if (!c)
		return 0;
	sd_free(sd_take(a->next)); // expect-error:10: '*x' is taken while it is borrowed [loan-conflict]
	return c->v;
}
