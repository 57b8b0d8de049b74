// A list is cut behind a view that walks it.
#include <sdc.h>
#include <stddef.h>

struct node {
	int v;
	struct node *__owned _Nullable next;
};

struct __view np {
	struct node *n;
};

struct __view cnp {
	const struct node *n;
};

int cut(struct node *l)
{
	struct cnp c = {l};
	const struct node *m = l->next;
	if (!m)
		return 0;
	c.n = m;
	struct cnp *p = &c;
	struct node *__owned _Nullable t = sd_take(l->next); // expect-error:37: 'l->next' is taken while it is borrowed [loan-conflict]
	sd_free(t);
	return p->n->v;
}
