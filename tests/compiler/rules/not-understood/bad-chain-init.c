// Chain init: refused.
#include <sdc.h>
#include <stddef.h>

struct node {
	int v;
	struct node *__owned _Nullable next;
	struct node *__owned _Nullable other;
};

void f(struct node *__owned p)
{
	struct node *__owned _Nullable b = 0;
	struct node n = {1, b = p, 0}; // expect-error:24: the value of this expression is not understood by this version of sdc, so it is refused [not-understood]
	sd_free(sd_take(n.next));
	sd_free(sd_take(n.other));
	sd_free(b);
}
