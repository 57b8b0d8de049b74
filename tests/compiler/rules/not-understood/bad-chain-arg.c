// Chain arg: refused.
#include <sdc.h>
#include <stddef.h>

struct node {
	int v;
	struct node *__owned _Nullable next;
	struct node *__owned _Nullable other;
};

void g(struct node *__owned _Nullable a)
{
	sd_free(a);
}
void f(struct node *__owned p)
{
	struct node *__owned _Nullable b = 0;
	g(b = p); // expect-error:6: the value of this expression is not understood by this version of sdc, so it is refused [not-understood]
	sd_free(b);
}
