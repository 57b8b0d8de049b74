// The same with the test where it holds.
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
	change(n);
	if (n->next)
		return n->next->v;
	return 0;
}

int g(struct node *n, int c)
{
	const struct node *p = n->next;
	while (p && c--)
		p = p->next;
	return p ? p->v : 0;
}
