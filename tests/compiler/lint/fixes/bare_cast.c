#include <sdc.h>

struct node {
	int value;
	struct node *__owned _Nullable next;
};

int second(struct node *n)
{
	struct node *next = (struct node *)n;
	return ((struct node *)(next))->value;
}
