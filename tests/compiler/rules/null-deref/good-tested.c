// Tested first; a field is copied to a local.
#include <sdc.h>
#include <stddef.h>


int read(const int *_Nullable p)
{
	return p ? *p : 0;
}

struct node {
	struct node *__owned _Nullable next;
	int value;
};

int second(const struct node *n)
{
	const struct node *_Nullable next = n->next;
	if (!next)
		return 0;
	return next->value;
}
