// Taking leaves null, under whatever name the place is known; a write inside an
// owner's tree changes nothing outside of it.
#include <sdc.h>
#include <stddef.h>

struct node {
	int value;
	struct node *__owned _Nullable next;
};

struct list {
	struct node *__owned _Nullable head;
	struct node *__owned _Nullable spare;
};

void push(struct node *__owned _Nullable *__inout list, int value)
{
	struct node *__owned n = sd_new(struct node);
	n->value = value;
	n->next = sd_take(*list);
	*list = n;
}

int try_push(struct node *__owned _Nullable *__inout list)
{
	struct node *__owned _Nullable n = sd_try_new(struct node);
	if (!n)
		return 0;
	n->next = sd_take(*list);
	*list = n;
	return 1;
}

void insert_after(struct node *place, int value)
{
	struct node *__owned n = sd_new(struct node);
	n->value = value;
	n->next = sd_take(place->next);
	place->next = n;
}

void insert_sorted(struct list *list, int value)
{
	struct node *place = list->head;
	if (!place)
		return;
	while (place->next && place->next->value < value)
		place = place->next;
	struct node *__owned n = sd_new(struct node);
	n->value = value;
	n->next = sd_take(place->next);
	place->next = n;
}

void remove_after(struct node *place)
{
	struct node *__owned _Nullable gone = sd_take(place->next);
	if (!gone)
		return;
	place->next = sd_take(gone->next);
	sd_free(gone);
}

void append(struct node *last, struct node *first)
{
	if (!last->next)
		last->next = sd_take(first->next);
}

void reverse(struct list *list)
{
	struct node *__owned _Nullable done = NULL;
	struct node *__owned _Nullable rest = sd_take(list->head);
	while (rest) {
		struct node *__owned _Nullable next = sd_take(rest->next);
		rest->next = done;
		done = rest;
		rest = next;
	}
	list->head = done;
}

void recycle(struct list *list, struct node *place)
{
	struct node *__owned _Nullable gone = sd_take(place->next);
	if (!gone)
		return;
	place->next = sd_take(gone->next);
	gone->next = sd_take(list->spare);
	list->spare = gone;
}
