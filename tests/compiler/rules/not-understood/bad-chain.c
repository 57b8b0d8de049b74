// Chain: refused.
#include <sdc.h>
#include <stddef.h>

struct node {
	int v;
	struct node *__owned _Nullable next;
	struct node *__owned _Nullable other;
};

void f(struct node *__owned p)
{
	struct node *__owned _Nullable a = 0;
	struct node *__owned _Nullable b = 0;
	a = b = p; // expect-error:4: the value of this expression is not understood by this version of sdc, so it is refused [not-understood]
	sd_free(a);
	sd_free(b);
}
