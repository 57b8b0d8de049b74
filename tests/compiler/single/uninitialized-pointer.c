// A pointer that was never set.
#include <sdc.h>
#include <stddef.h>

struct node {
	int value;
	struct node *__owned _Nullable next;
};

int f(int n)
{
	struct node *p;
	if (n)
		p->value = 1;
	return p->value;
}
