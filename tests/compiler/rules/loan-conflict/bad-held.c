// What one operand leads to is freed while a later operand is evaluated.
#include <sdc.h>
#include <stddef.h>


struct node {
	struct node *__owned _Nullable next;
	int v;
};

void two(int *__out x, int y);
int eat(struct node *__owned p);
int replace(struct node *__owned _Nullable *__inout p);

void out_moved(struct node *__owned p)
{
	two(&p->v, eat(p)); // expect-error:17: 'p' is moved or freed while it is borrowed [loan-conflict]
}

void out_replaced(struct node *__owned first)
{
	struct node *__owned _Nullable p = first;
	if (p)
		two(&p->v, replace(&p)); // expect-error:14: 'p' is lent to a call that may change it while it is borrowed [loan-conflict]
	if (p)
		sd_free(p);
}

void swap_replaced(struct node *__owned first, struct node *a __counted_by(n), size_t n)
{
	struct node *__owned _Nullable p = first;
	if (p)
		sd_swap(p->next, a[replace(&p)].next); // expect-error:22: 'p' is lent to a call that may change it while it is borrowed [loan-conflict]
	if (p)
		sd_free(p);
}

struct text {
	char *__owned _Nullable d;
};

static int drop(struct text *s)
{
	char *__owned _Nullable old = sd_take(s->d);
	if (old)
		sd_free(old);
	return 0;
}

void printed(struct text *s)
{
	char *_Nullable p = s->d;
	if (p)
		sd_print("%.*s %d\n", 1, p, drop(s)); // expect-error:36: '*s' is lent to a call that may change it while it is borrowed [loan-conflict]
}
