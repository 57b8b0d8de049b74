// A field that keeps a borrow.
#include <sdc.h>
#include <stddef.h>

struct node {
	int value;
	struct node *__owned _Nullable next;
};

struct holder {
	struct node *_Nullable n;
};

void keep(struct holder *h, struct node *n)
{
	h->n = n;
}

int get(struct holder *h)
{
	return h->n ? h->n->value : 0;
}
