// A local that is an owner on one path and borrows on another.
#include <sdc.h>
#include <stddef.h>

struct node {
	int value;
	struct node *__owned _Nullable next;
};

struct node *__owned _Nullable made(int value);

int taken_or_borrowed(struct node *n, int c)
{
	struct node *p = n->next; // expect-error:19: 'p' borrows this, but elsewhere it is given an __owned pointer; take what it is given here, or use two variables [mixed-kind]
	if (c)
		p = sd_take(n->next); // expect-note:7: the owner
	return p ? p->value : 0;
}

int chosen(struct node *n, int c)
{
	struct node *p = c ? made(1) : n; // expect-error:33: 'p' borrows this, but elsewhere it is given an __owned pointer; take what it is given here, or use two variables [mixed-kind]
	return p ? p->value : 0;
}

void walk(struct node *n)
{
	struct node *p = sd_take(n->next);
	while (p) {
		struct node *next = sd_take(p->next);
		sd_free(p);
		p = next; // expect-error:7: 'p' borrows this, but elsewhere it is given an __owned pointer; take what it is given here, or use two variables [mixed-kind]
	}
}
