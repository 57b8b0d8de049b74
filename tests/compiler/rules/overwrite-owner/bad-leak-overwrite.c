// Leak overwrite: refused.
#include <sdc.h>
#include <stddef.h>

struct node {
	int v;
	struct node *__owned _Nullable next;
	struct node *__owned _Nullable other;
};

void f(struct node *__owned p)
{
	p = sd_new(struct node); // expect-error:4: 'p' may still own an object; sd_take it first, or use sd_swap [overwrite-owner]
	sd_free(p);
}
