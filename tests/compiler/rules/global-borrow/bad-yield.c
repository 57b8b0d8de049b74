// Yield: refused.
#include <sdc.h>
#include <stddef.h>

struct node {
	int v;
	struct node *__owned _Nullable next;
	struct node *__owned _Nullable other;
};

#include <sd/thread.h>
static struct node *__owned _Nullable g;
int f(void)
{
	struct node *p = g;
	if (!p)
		return 0;
	sd_yield(); // expect-error:2: this call may change the global 'g', of which a borrow is in use; take what is needed to a local first, or say what the callee __touches [global-borrow]
	return p->v;
}
