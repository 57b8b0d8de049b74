// Chain cond: refused.
#include <sdc.h>
#include <stddef.h>

struct node {
	int v;
	struct node *__owned _Nullable next;
	struct node *__owned _Nullable other;
};

void f(struct node *__owned p, int c)
{
	struct node *__owned _Nullable b = 0;
	struct node *__owned _Nullable a = c ? (b = p) : 0; // expect-error:39: the value of this expression is not understood by this version of sdc, so it is refused [not-understood]
	if (!c)
		sd_free(p);
	sd_free(a);
	sd_free(b);
}
// expect-error@14:37: __owned is asked for here, this pointer is borrow [owner-kind]
