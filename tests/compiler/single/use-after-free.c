// Read after it was freed.
#include <sdc.h>
#include <stddef.h>

struct node {
	int value;
	struct node *__owned _Nullable next;
};

int f(void)
{
	struct node *p = sd_new(struct node);
	p->value = 1;
	sd_free(p);
	return p->value;
}
