// Alias dbl: refused.
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

void f(void)
{
	struct box b = {0};
	b.head = sd_new(struct node);
	struct box *p = &b;
	struct node *__owned _Nullable t = b.head; // expect-error:37: 'b.head' is moved or freed while it is borrowed [loan-conflict]
	sd_free(sd_take(p->head));
	sd_free(t);
}
