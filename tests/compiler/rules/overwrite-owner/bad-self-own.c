// Self own: refused.
#include <sdc.h>
#include <stddef.h>

struct node {
	int v;
	struct node *__owned _Nullable next;
	struct node *__owned _Nullable other;
};

void f(struct node *__owned r)
{
	struct node *b = r;
	b->next = r; // expect-error:10: 'b->next' may still own an object; sd_take it first, or use sd_swap [overwrite-owner]
}
