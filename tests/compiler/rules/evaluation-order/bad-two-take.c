// Two take: refused.
#include <sdc.h>
#include <stddef.h>

struct node {
	int v;
	struct node *__owned _Nullable next;
	struct node *__owned _Nullable other;
};

void g(struct node *__owned _Nullable a, struct node *__owned _Nullable b)
{
	sd_free(a);
	sd_free(b);
}
void f(struct node *n)
{
	g(sd_take(n->next), sd_take(n->next)); // expect-error:2: 'n' is changed and used in one expression in no defined order; use two statements [evaluation-order]
}
