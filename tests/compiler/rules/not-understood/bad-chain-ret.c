// Chain ret: refused.
#include <sdc.h>
#include <stddef.h>

struct node {
	int v;
	struct node *__owned _Nullable next;
	struct node *__owned _Nullable other;
};

static struct node *__owned _Nullable g;
struct node *__owned _Nullable f(struct node *__owned p)
{
	if (g) {
		sd_free(p);
		return 0;
	}
	return g = p; // expect-error:11: the value of this expression is not understood by this version of sdc, so it is refused [not-understood]
}
