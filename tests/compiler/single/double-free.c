// Freed twice.
#include <sdc.h>
#include <stddef.h>

struct node {
	int value;
	struct node *__owned _Nullable next;
};

void f(void)
{
	struct node *p = sd_new(struct node);
	p->value = 1;
	sd_free(p);
	sd_free(p);
}
