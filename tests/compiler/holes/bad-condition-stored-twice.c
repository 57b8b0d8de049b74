// A condition that stores a pointer runs its place once: the exchange is not
// undone by looking at the place again.
#include <sdc.h>
#include <stddef.h>

struct node {
	int v;
};

struct two {
	struct node *__owned _Nullable a, *__owned _Nullable b;
};

struct holder {
	int *__static _Nullable s;
};

int exchanged(struct holder *p)
{
	struct two two = {.a = sd_new(struct node)};
	if (((sd_swap(two.a, two.b), p)->s = NULL))
		two.a = NULL;
	int r = two.a->v; // expect-error:10: 'two.a' may be null here; test it first, and copy it to a local if it is not one [null-deref]
	sd_free(two.a);
	sd_free(two.b);
	return r;
}
