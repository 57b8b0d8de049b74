// Alias state: refused.
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

int f(void)
{
	struct box b = {0};
	struct box *p = &b;
	b.head = sd_new(struct node);
	sd_free(sd_take(p->head));
	int v = b.head->v; // expect-error:10: 'b.head' may be null here; test it first, and copy it to a local if it is not one [null-deref]
	sd_free(sd_take(b.head));
	return v;
}
