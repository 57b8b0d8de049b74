// A new object that may be null, not tested.
#include <sdc.h>
#include <stddef.h>

struct node {
	int value;
	struct node *__owned _Nullable next;
};

int f(void)
{
	struct node *p = sd_try_new(struct node);
	p->value = 1;
	p->next = sd_new(struct node);
	int v = p->value;
	sd_free(sd_take(p->next));
	sd_free(p);
	return v;
}
