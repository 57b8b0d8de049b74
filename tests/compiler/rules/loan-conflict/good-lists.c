// Owner lists, pushed, walked, cut and cleared; borrows end before the change.
#include <sdc.h>
#include <stddef.h>

struct node {
	int v;
	struct node *__owned _Nullable next;
};

struct list {
	struct node *__owned _Nullable head;
};

void push(struct list *l, int v)
{
	struct node *__owned n = sd_new(struct node);
	n->v = v;
	n->next = sd_take(l->head);
	l->head = n;
}

int sum(const struct list *l)
{
	int s = 0;
	for (const struct node *n = l->head; n; n = n->next)
		s += n->v;
	return s;
}

void clear(struct list *l)
{
	struct node *__owned _Nullable n = sd_take(l->head);
	while (n) {
		struct node *__owned _Nullable next = sd_take(n->next);
		sd_free(n);
		n = next;
	}
}

void append(struct list *l, struct node *__owned e)
{
	if (!l->head) {
		l->head = e;
		return;
	}
	struct node *n = l->head;
	while (n && n->next)
		n = n->next;
	if (n)
		sd_swap(n->next, e->next);
	sd_free(e);
}

int restart(int turns)
{
	struct node *__owned p = sd_new(struct node);
	struct node *b = p;
	int s = 0;
	for (int i = 0; i < turns; i++) {
		s += b->v;
		sd_free(p);
		p = sd_new(struct node);
		b = p;
	}
	sd_free(p);
	return s;
}
