// Init self: refused.
#include <sdc.h>
#include <stddef.h>

struct node {
	int v;
	struct node *__owned _Nullable next;
	struct node *__owned _Nullable other;
};

int f(void)
{
	int x = x + 1; // expect-error:10: 'x' is read before it is set; initialise it, all zero is enough [uninitialized]
	return x;
}
int g(void)
{
	struct node *__owned _Nullable p = p; // expect-error:37: 'p' is read before it is set; initialise it, all zero is enough [uninitialized]
	sd_free(p);
	return 0;
}
