// Ok list: refused.
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

void push(struct box *x, int v)
{
	struct node *__owned n = sd_new(struct node);
	n->v = v;
	n->next = sd_take(x->head);
	x->head = n;
}
int sum(const struct box *x)
{
	int s = 0;
	for (const struct node *n = x->head; n; n = n->next)
		s += n->v;
	return s;
}
void clear(struct box *x)
{
	struct node *__owned _Nullable n = sd_take(x->head);
	while (n) {
		struct node *__owned _Nullable next = sd_take(n->next);
		sd_free(n);
		n = next;
	}
}
void append(struct box *x, struct node *__owned e)
{
	struct node *n = x->head;
	if (!n) {
		x->head = e; // expect-error:11: 'x->head' may still own an object; sd_take it first, or use sd_swap [overwrite-owner]
		return;
	}
	while (n->next)
		n = n->next;
	n->next = e;
}
