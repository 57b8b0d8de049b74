// Freed on one path, then again.
#include <sdc.h>
#include <stddef.h>

struct node {
	int value;
	struct node *__owned _Nullable next;
};

void f(int n)
{
	struct node *p = sd_new(struct node);
	if (n)
		sd_free(p);
	sd_free(p);
}
