// Taking by another name may empty what a test found set.
#include <sdc.h>

struct node {
	int value;
	struct node *__owned _Nullable next;
};

int f(struct node *p, struct node *q)
{
	if (!p->next)
		return 0;
	struct node *__owned _Nullable gone = sd_take(q->next);
	if (gone)
		sd_free(gone);
	return p->next->value; // expect-error:9: 'p->next' may be null here; test it first, and copy it to a local if it is not one [null-deref]
}
