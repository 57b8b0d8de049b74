// A new object returned as a borrow.
#include <sdc.h>
#include <stddef.h>

struct node {
	int value;
	struct node *__owned _Nullable next;
};

struct node *make(int value)
{
	struct node *n = sd_new(struct node);
	n->value = value;
	return n;
}
