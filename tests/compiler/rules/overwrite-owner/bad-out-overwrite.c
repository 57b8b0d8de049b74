// Out overwrite: refused.
#include <sdc.h>
#include <stddef.h>

struct node {
	int v;
	struct node *__owned _Nullable next;
	struct node *__owned _Nullable other;
};

void mkn(struct node *__owned _Nullable *__out o);
void f(void)
{
	struct node *__owned _Nullable p = sd_new(struct node);
	mkn(&p); // expect-error:2: 'p' may still own an object; sd_take it first, or use sd_swap [overwrite-owner]
	sd_free(p);
}
