// Null through alias: refused.
#include <sdc.h>
#include <stddef.h>

struct node {
	int v;
	struct node *__owned _Nullable next;
	struct node *__owned _Nullable other;
};

int f(void)
{
	struct node b = {0};
	struct node *p = &b;
	sd_free(sd_take(b.next));
	b.next = sd_new(struct node);
	sd_free(sd_take(p->next));
	int v = b.next->v; // expect-error:10: 'b.next' may be null here; test it first, and copy it to a local if it is not one [null-deref]
	sd_free(sd_take(b.next));
	sd_free(sd_take(b.other));
	return v;
}
