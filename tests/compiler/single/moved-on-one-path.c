// Moved on one path and used after the join.
#include <sdc.h>
#include <stddef.h>

struct node {
	int value;
	struct node *__owned _Nullable next;
};

void take(struct node *__owned n);

int f(int n)
{
	struct node *p = sd_new(struct node);
	if (n)
		take(p);
	int v = p->value;
	sd_free(p);
	return v;
}
