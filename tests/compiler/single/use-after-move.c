// Used after it was given away.
#include <sdc.h>
#include <stddef.h>

struct node {
	int value;
	struct node *__owned _Nullable next;
};

void take(struct node *__owned n);

int f(void)
{
	struct node *p = sd_new(struct node);
	take(p);
	if (p->next)
		return p->next->value;
	return p->value;
}
