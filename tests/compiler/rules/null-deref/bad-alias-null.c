// Alias null: refused.
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

int f(struct box *__inout unused)
{
	(void)unused;
	struct node b = {0};
	struct node *p = &b;
	sd_free(sd_take(b.next));
	sd_free(sd_take(b.other));
	b.next = sd_new(struct node);
	sd_free(sd_take(p->next));
	int v = b.next->v; // expect-error:10: 'b.next' may be null here; test it first, and copy it to a local if it is not one [null-deref]
	sd_free(sd_take(b.next));
	return v;
}
