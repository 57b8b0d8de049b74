// Null by way of a local.
#include <sdc.h>
#include <stddef.h>

struct node {
	int value;
	struct node *__owned _Nullable next;
};

int f(int n)
{
	struct node *p = NULL;
	if (n)
		p = NULL;
	p->value = 1;
	return p->value;
}
