// Null for a parameter that is never null.
#include <sdc.h>
#include <stddef.h>

struct node {
	int value;
	struct node *__owned _Nullable next;
};

int use(struct node *n);

int f(void)
{
	return use(NULL);
}
