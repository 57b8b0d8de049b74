// Uaf borrow: refused.
#include <sdc.h>
#include <stddef.h>

struct node {
	int v;
	struct node *__owned _Nullable next;
	struct node *__owned _Nullable other;
};

int f(struct node *__owned p)
{
	struct node *q = p;
	sd_free(p); // expect-error:10: 'p' is moved or freed while it is borrowed [loan-conflict]
	return q->v;
}
