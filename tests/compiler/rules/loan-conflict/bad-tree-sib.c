// Tree sib: refused.
#include <sdc.h>
#include <stddef.h>

struct node {
	int v;
	struct node *__owned _Nullable next;
	struct node *__owned _Nullable other;
};

int f(struct node *n)
{
	struct node *a = n->next;
	if (!a)
		return 0;
	struct node *b = a->next;
	if (!b)
		return 0;
	sd_free(sd_take(n->next)); // expect-error:10: 'n->next' is taken while it is borrowed [loan-conflict]
	return b->v;
}
