// Inout alias: refused.
#include <sdc.h>
#include <stddef.h>

struct node {
	int v;
	struct node *__owned _Nullable next;
	struct node *__owned _Nullable other;
};

int f(struct node *__inout x)
{
	struct node *y = x;
	if (x->next) {
		sd_free(sd_take(y->next));
		return x->next->v; // expect-error:10: 'x->next' may be null here; test it first, and copy it to a local if it is not one [null-deref]
	}
	return 0;
}
