// An owner variable is given another object.
#include <sdc.h>
#include <stddef.h>

struct node {
	int value;
	struct node *__owned _Nullable next;
};

int f(void)
{
	struct node *p = sd_new(struct node);
	p = sd_new(struct node);
	int v = p->value;
	sd_free(p);
	return v;
}
