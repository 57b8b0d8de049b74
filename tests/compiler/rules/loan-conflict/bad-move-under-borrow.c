// Move under borrow: refused.
#include <sdc.h>
#include <stddef.h>

struct node {
	int v;
	struct node *__owned _Nullable next;
	struct node *__owned _Nullable other;
};

void f(void)
{
	struct node b = {0};
	struct node *p = &b;
	sd_free(sd_take(b.next));
	sd_free(sd_take(b.other));
	b.next = sd_new(struct node);
	struct node *__owned _Nullable t = b.next; // expect-error:37: 'b.next' is moved or freed while it is borrowed [loan-conflict]
	sd_free(sd_take(p->next));
	sd_free(t);
	b.next = 0;
}
