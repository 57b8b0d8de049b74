// Owner reassign live: refused.
#include <sdc.h>
#include <stddef.h>

struct node {
	int v;
	struct node *__owned _Nullable next;
	struct node *__owned _Nullable other;
};

int f(void)
{
	struct node *__owned p = sd_new(struct node);
	struct node *b = p;
	sd_free(p); // expect-error:10: 'p' is moved or freed while it is borrowed [loan-conflict]
	p = sd_new(struct node);
	int v = b->v;
	sd_free(p);
	return v;
}
