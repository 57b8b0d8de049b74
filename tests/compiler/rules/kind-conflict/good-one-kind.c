// A pointer of one kind.
#include <sdc.h>
#include <stddef.h>


struct node {
	struct node *__owned _Nullable next;
};

int is_last(const struct node *n)
{
	return n->next ? 0 : 1;
}
