// A field that may not be null.
#include <sdc.h>
#include <stddef.h>

struct node {
	int value;
	struct node *__owned _Nullable next;
};

struct pair {
	struct node *__owned a, *__owned _Nullable b;
};

int f(const struct pair *p)
{
	return p->a->value;
}
