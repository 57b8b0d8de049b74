// Global direct null: refused.
#include <sdc.h>
#include <stddef.h>

struct node {
	int v;
	struct node *__owned _Nullable next;
	struct node *__owned _Nullable other;
};

static struct node *__owned _Nullable g;
int f(void)
{
	if (g)
		return g->v; // expect-error:10: 'g' may be null here; test it first, and copy it to a local if it is not one [null-deref]
	return 0;
}
