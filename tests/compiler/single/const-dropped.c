// A const object is changed.
#include <sdc.h>
#include <stddef.h>

struct node {
	int value;
	struct node *__owned _Nullable next;
};

int f(const struct node *n)
{
	struct node *next = n->next;
	if (!next)
		return 0;
	next->value = 1;
	return next->value;
}
