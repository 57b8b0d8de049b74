// Freed too early; used again and again.
#include <sdc.h>
#include <stddef.h>

struct node {
	int value;
	struct node *__owned _Nullable next;
};

int f(int n)
{
	struct node *p = sd_new(struct node);
	p->value = 1;
	sd_free(p);
	p->value++;
	if (n)
		return p->value;
	for (int i = 0; i < n; i++)
		p->value += i;
	return p->value + 1;
}
