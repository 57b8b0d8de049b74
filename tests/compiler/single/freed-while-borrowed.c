// Freed while it is borrowed.
#include <sdc.h>
#include <stddef.h>

struct node {
	int value;
	struct node *__owned _Nullable next;
};

int f(void)
{
	struct node *p = sd_new(struct node);
	struct node *q = p;
	sd_free(p);
	q->value = 1;
	return q->value;
}
