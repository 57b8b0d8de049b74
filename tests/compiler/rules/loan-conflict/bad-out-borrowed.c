// Out borrowed: refused.
#include <sdc.h>
#include <stddef.h>

struct node {
	int v;
	struct node *__owned _Nullable next;
	struct node *__owned _Nullable other;
};

void mkn(struct node *__owned _Nullable *__inout o);
int f(void)
{
	struct node *__owned _Nullable p = sd_new(struct node);
	struct node *b = p;
	mkn(&p); // expect-error:2: 'p' is lent to a call that may change it while it is borrowed [loan-conflict]
	int v = b->v;
	sd_free(p);
	return v;
}
