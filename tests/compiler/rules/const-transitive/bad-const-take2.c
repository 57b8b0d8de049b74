// Const take2: refused.
#include <sdc.h>
#include <stddef.h>

struct node {
	int v;
	struct node *__owned _Nullable next;
	struct node *__owned _Nullable other;
};

struct buf {
	int *__owned _Nullable d __counted_by(n);
	size_t n;
};

struct box {
	struct buf b;
	struct node *__owned _Nullable head;
	int a[4];
};

void f(const struct box *b)
{
	if (b->head)
		sd_free(sd_take(b->head->next)); // expect-error:11: 'b->head->next' is reached through const, so it may not change; make the pointer's target const [const-transitive]
}
