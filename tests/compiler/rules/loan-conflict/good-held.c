// Operands that only look, or that change what no other operand rests on.
#include <sdc.h>
#include <stddef.h>


struct node {
	struct node *__owned _Nullable next;
	int v;
};

void two(int *__out x, int y);
int look(const struct node *p);
int drop(struct node *p);

void out_looked_at(struct node *p)
{
	two(&p->v, look(p));
	two(&p->v, drop(p)); // what is below p, not p
}

void swapped(struct node *__owned p, struct node *a __counted_by(n), size_t n, int *k)
{
	size_t i = sd_as(size_t, (*k)++);
	sd_swap(p->next, a[i].next);
	sd_free(p);
}

void printed(const struct node *p)
{
	sd_print("%d %d\n", p->v, look(p));
}
