// Out null: refused.
#include <sdc.h>
#include <stddef.h>

struct node {
	int v;
	struct node *__owned _Nullable next;
	struct node *__owned _Nullable other;
};

void mkn(struct node *__owned _Nullable *__out o);
int f(void)
{
	struct node *__owned _Nullable p = 0;
	mkn(&p);
	int v = p->v; // expect-error:10: 'p' may be null here; test it first, and copy it to a local if it is not one [null-deref]
	sd_free(p);
	return v;
}
