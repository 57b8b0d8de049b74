// Self swap: refused.
#include <sdc.h>
#include <stddef.h>

struct node {
	int v;
	struct node *__owned _Nullable next;
	struct node *__owned _Nullable other;
};

void f(struct node *l)
{
	struct node *n = l->next;
	if (n)
		sd_swap(l->next, n->next); // expect-error:3: 'l->next' and 'n->next' lie within each other; an owner cannot own itself [self-move]
}
