// A parameter that is stored as an owner.
#include <sdc.h>
#include <stddef.h>

struct node {
	int value;
	struct node *__owned _Nullable next;
};

struct list {
	struct node *__owned _Nullable head;
};

void push(struct list *list, struct node *n)
{
	n->next = sd_take(list->head);
	list->head = n;
}
