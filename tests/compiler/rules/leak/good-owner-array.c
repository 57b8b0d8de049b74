// Arrays of owners: emptied by index, checked at run time where they end.
#include <sdc.h>
#include <stddef.h>

struct node {
	int v;
	struct node *__owned _Nullable next;
};

struct chain {
	struct node *__owned _Nullable first;
};

struct table {
	struct chain *__owned _Nullable chains __counted_by(n);
	size_t n;
	struct node *__owned _Nullable spare[4];
};

void put(struct table *t, size_t hash, int v)
{
	struct node *n = sd_new(struct node);
	n->v = v;
	if (!t->chains || t->n == 0) {
		sd_free(n);
		return;
	}
	n->next = sd_take(t->chains[hash % t->n].first);
	t->chains[hash % t->n].first = n;
}

int sorted(int a, int b)
{
	struct node *__owned _Nullable two[2] = {sd_new(struct node), sd_new(struct node)};
	const struct node *first = two[0];
	int v = first ? first->v : 0;
	if (a > b)
		sd_swap(two[0], two[1]);
	for (int i = 0; i < 2; i++)
		sd_free(sd_take(two[i]));
	return v;
}
