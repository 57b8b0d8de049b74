// An owner is overwritten.
#include <sdc.h>
#include <stddef.h>

struct node {
	int value;
	struct node *__owned _Nullable next;
};

struct list {
	struct node *__owned _Nullable head;
};

void f(struct list *list)
{
	list->head = sd_new(struct node);
	if (list->head)
		list->head->value = 1;
}
