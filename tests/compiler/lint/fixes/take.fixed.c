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
	struct node *__owned _Nullable n = sd_take(list->head);
	while (n) {
		struct node *__owned _Nullable next = sd_take(n->next);
		sd_free(n);
		n = next;
	}
}

struct node *__owned _Nullable last(struct list *list, struct node *place)
{
	use(sd_take(place->next));
	return sd_take(list->head);
}
