// A view walks a list.
#include <sdc.h>
#include <stddef.h>

struct node {
	int v;
	struct node *__owned _Nullable next;
};

struct __view np {
	struct node *n;
};

void visit(struct node *n)
{
	n->v++;
}

int walk(struct node *l)
{
	struct np c = {l};
	int sum = 0;
	for (;;) {
		visit(c.n);
		sum += c.n->v;
		struct node *next = c.n->next;
		if (!next)
			return sum;
		c.n = next;
	}
}
