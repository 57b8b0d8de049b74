// Callback: refused.
#include <sdc.h>
#include <stddef.h>

struct node {
	int v;
	struct node *__owned _Nullable next;
	struct node *__owned _Nullable other;
};

static struct node *__owned _Nullable g;
static void drop(void)
{
	sd_free(sd_take(g));
}
void use(void (*cb)(void), struct node *n)
{
	cb();
	n->v = 1;
}
void f(void)
{
	struct node *p = g;
	if (p)
		use(drop, p); // expect-error:3: this call may change the global 'g', of which a borrow is in use; take what is needed to a local first, or say what the callee __touches [global-borrow]
}
