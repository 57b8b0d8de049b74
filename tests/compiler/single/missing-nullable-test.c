// A pointer that may be null, not tested.
#include <sdc.h>
#include <stddef.h>

struct node {
	int value;
	struct node *__owned _Nullable next;
};

int f(struct node *n)
{
	int sum = n->next->value;
	n->next->value = 0;
	sum += n->next->next ? 1 : 0;
	return sum + n->next->value;
}
