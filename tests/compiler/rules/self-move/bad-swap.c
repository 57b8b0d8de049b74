// A list is swapped with its own tail.
#include <sdc.h>
#include <stddef.h>


struct node {
	struct node *__owned _Nullable next;
};

void knot(struct node *n)
{
	struct node *_Nullable next = n->next;
	if (next)
		sd_swap(n->next, next->next); // expect-error:3: 'n->next' and 'next->next' lie within each other; an owner cannot own itself [self-move]
}

struct list {
	struct node *__owned _Nullable head;
};

void tie(struct list *l)
{
	if (l->head)
		sd_swap(l->head, l->head->next); // expect-error:3: 'l->head' and 'l->head->next' lie within each other; an owner cannot own itself [self-move]
}
