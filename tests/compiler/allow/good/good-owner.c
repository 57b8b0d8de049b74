// An owner made, used and freed: sdc's own macros may cast inside.
#include <sdc.h>

struct node {
	int value;
};

int once(int n)
{
	struct node *__owned p = sd_new(struct node);
	p->value = n;
	int r = p->value;
	sd_free(p);
	return r;
}
