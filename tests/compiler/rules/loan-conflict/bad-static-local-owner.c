// Static local owner: refused.
#include <sdc.h>
#include <stddef.h>

struct node {
	int v;
	struct node *__owned _Nullable next;
	struct node *__owned _Nullable other;
};

int f(void)
{
	static struct node *__owned _Nullable s;
	struct node *b = s;
	if (!b)
		return 0;
	sd_free(sd_take(s)); // expect-error:10: 's' is taken while it is borrowed [loan-conflict]
	return b->v;
}
