// Family: a test of null that no longer holds.
#include <sdc.h>
#include <stddef.h>
#include <stdint.h>

struct node {
	int v;
	struct node *__owned _Nullable next;
};

void change(struct node *n);

int f(struct node *n)
{
	if (n->next && (change(n), 1))
		return n->next->v; // expect-error:10: 'n->next' may be null here; test it first, and copy it to a local if it is not one [null-deref]
	return 0;
}

int g(struct node *n, int c)
{
	const struct node *p = n->next;
	while (p && c--)
		p = p->next;
	return p->v; // expect-error:9: 'p' may be null here; test it first, and copy it to a local if it is not one [null-deref]
}
