// Take idx: refused.
#include <sdc.h>
#include <stddef.h>

struct node {
	int v;
	struct node *__owned _Nullable next;
	struct node *__owned _Nullable other;
};

struct t {
	struct node *__owned _Nullable b[4]; // expect-error:33: an array of owners is not accepted by this version of sdc [later-version]
};
int f(struct t *t, int i, int j)
{
	struct node *p = t->b[i];
	if (!p)
		return 0;
	sd_free(sd_take(t->b[j]));
	return p->v;
}
