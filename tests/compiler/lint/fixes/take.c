#include <sdc.h>

struct node {
	int value;
	struct node *__owned _Nullable next;
};

struct list {
	struct node *__owned _Nullable head;
};
void use(struct node *__owned _Nullable n);

void clear(struct list *list)
{
	struct node *__owned _Nullable n = list->head;
	while (n) {
		struct node *__owned _Nullable next = n->next;
		sd_free(n);
		n = next;
	}
}

struct node *__owned _Nullable last(struct list *list, struct node *place)
{
	use(place->next);
	return list->head;
}
