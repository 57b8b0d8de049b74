// Another index may be the same element.
#include <sdc.h>
#include <stddef.h>

struct node {
	int v;
	struct node *__owned _Nullable next;
	struct node *__owned _Nullable other;
};

struct t {
	struct node *__owned _Nullable b[4];
};
int f(struct t *t, int i, int j)
{
	struct node *p = t->b[i];
	if (!p)
		return 0;
	sd_free(sd_take(t->b[j])); // expect-error:10: 't->b[]' is taken while it is borrowed [loan-conflict]
	return p->v;
}
