// What was known of a place, after something that may have written it.
#include <sdc.h>
#include <stddef.h>

struct node {
	int v;
	struct node *__owned _Nullable next;
};

struct list {
	struct node *__owned _Nullable head;
	size_t n;
};

static struct list all;
static int (*_Nullable hook)(int);

void anything(void);
void change(struct node *n);

int after_call(struct node *p, struct node *q)
{
	if (!p->next)
		return 0;
	change(q);
	return p->next->v; // expect-error:9: 'p->next' may be null here; test it first, and copy it to a local if it is not one [null-deref]
}

int global_after_call(void)
{
	if (!all.head)
		return 0;
	anything();
	return all.head->v; // expect-error:9: 'all.head' may be null here; test it first, and copy it to a local if it is not one [null-deref]
}

int hook_after_itself(void)
{
	if (!hook)
		return 0;
	int n = hook(1);
	return n + hook(n); // expect-error:13: 'value' may be null here; test it first, and copy it to a local if it is not one [null-deref]
}

int borrowed_global_after_call(void)
{
	struct list *l = &all;
	if (!l->head)
		return 0;
	anything();
	return l->head->v; // expect-error:9: 'l->head' may be null here; test it first, and copy it to a local if it is not one [null-deref]
}

int after_take_by_other_name(struct node *p)
{
	struct node *q = p;
	if (!p->next)
		return 0;
	sd_free(sd_take(q->next));
	return p->next->v; // expect-error:9: 'p->next' may be null here; test it first, and copy it to a local if it is not one [null-deref]
}

int after_struct_assignment(struct list *p)
{
	struct list *q = p;
	if (!p->head)
		return 0;
	sd_free(sd_take(q->head));
	*q = (struct list){0};
	return p->head->v; // expect-error:9: 'p->head' may be null here; test it first, and copy it to a local if it is not one [null-deref]
}

int local_through_borrow(struct node *__owned n)
{
	struct list s = {0};
	s.head = n;
	struct list *q = &s;
	if (!s.head)
		return 0;
	sd_free(sd_take(q->head));
	int v = s.head->v; // expect-error:10: 's.head' may be null here; test it first, and copy it to a local if it is not one [null-deref]
	sd_free(sd_take(s.head));
	return v;
}

int after_step(struct node *p)
{
	if (!p->next)
		return 0;
	p = p->next;
	return p->next->v; // expect-error:9: 'p->next' may be null here; test it first, and copy it to a local if it is not one [null-deref]
}

int one_of_two(struct node *p)
{
	if (p->next || p->v)
		return p->next->v; // expect-error:10: 'p->next' may be null here; test it first, and copy it to a local if it is not one [null-deref]
	return 0;
}

int element(struct list l[2], unsigned i, unsigned j)
{
	if (l[i].head)
		return l[j].head->v; // expect-error:10: 'l[].head' may be null here; test it first, and copy it to a local if it is not one [null-deref]
	return 0;
}

int around_a_loop(struct node *p)
{
	int n = 0;
	if (!p->next)
		return 0;
	for (int i = 0; i < 2; i++) {
		n += p->next->v; // expect-error:8: 'p->next' may be null here; test it first, and copy it to a local if it is not one [null-deref]
		change(p);
	}
	return n;
}
