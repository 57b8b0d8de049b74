// One object lent twice to a call that changes it.
#include <sdc.h>
#include <stddef.h>

struct node {
	int value;
	struct node *__owned _Nullable next;
};

void join(struct node *a, struct node *b);

int f(struct node *n)
{
	join(n, n);
	return n->value;
}
