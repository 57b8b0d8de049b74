// A semicolon is missing.
#include <sdc.h>
#include <stddef.h>

struct node {
	int value;
	struct node *__owned _Nullable next;
};

int f(int n)
{
	int m = n
	return m;
}

int g(struct node *n)
{
	return n->value;
}
