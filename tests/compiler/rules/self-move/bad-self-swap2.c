// Self swap2: refused.
#include <sdc.h>
#include <stddef.h>

struct node {
	int v;
	struct node *__owned _Nullable next;
	struct node *__owned _Nullable other;
};

void f(struct node *l, struct node *m)
{
	struct node *n = l;
	sd_swap(n->next, l->next); // expect-error:2: 'n->next' and 'l->next' lie within each other; an owner cannot own itself [self-move]
	(void)m;
}
