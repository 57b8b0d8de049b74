// A write that may be to the same place: refused.
#include <sdc.h>
#include <stddef.h>

struct node {
	int value;
	struct node *__owned _Nullable next;
};

struct list {
	struct node *__owned _Nullable head;
};

// q may be p
void both(struct node *p, struct node *q, struct node *__owned n)
{
	if (p->next) {
		sd_free(n);
		return;
	}
	if (q->next)
		sd_free(sd_take(q->next));
	q->next = n;
	p->next = NULL; // expect-error:10: 'p->next' may still own an object; sd_take it first, or use sd_swap [overwrite-owner]
}

// p leads into the tree of n
void inside(struct node *__owned n, struct node *__owned _Nullable rest)
{
	struct node *p = n;
	if (p->next) {
		sd_free(sd_take(p->next));
	}
	n->next = rest; // expect-error:10: 'n->next' may still own an object; sd_take it first, or use sd_swap [overwrite-owner]
	p->next = NULL; // expect-error:10: 'p->next' may still own an object; sd_take it first, or use sd_swap [overwrite-owner]
	sd_free(n);
}

struct node *last(struct node *n);

// by way of a call
void called(struct node *__owned n, struct node *__owned _Nullable rest)
{
	struct node *p = last(n);
	if (!p->next) {
		if (n->next)
			sd_free(sd_take(n->next));
		n->next = rest;
		p->next = NULL; // expect-error:11: 'p->next' may still own an object; sd_take it first, or use sd_swap [overwrite-owner]
	} else {
		sd_free(rest);
	}
	sd_free(n);
}

// taken, and filled again
void again(struct node *p, struct node *q, struct node *__owned n)
{
	struct node *__owned _Nullable old = sd_take(p->next);
	if (old)
		sd_free(old);
	if (!q->next)
		q->next = n;
	else
		sd_free(n);
	p->next = NULL; // expect-error:10: 'p->next' may still own an object; sd_take it first, or use sd_swap [overwrite-owner]
}

// another element of the list
void other(struct list *list, struct node *__owned _Nullable n)
{
	struct node *p = list->head;
	if (!p)
		return sd_free(n);
	struct node *q = p;
	if (!p->next) {
		if (q->next)
			sd_free(sd_take(q->next));
		q->next = n;
		p->next = NULL; // expect-error:11: 'p->next' may still own an object; sd_take it first, or use sd_swap [overwrite-owner]
	} else {
		sd_free(n);
	}
}
