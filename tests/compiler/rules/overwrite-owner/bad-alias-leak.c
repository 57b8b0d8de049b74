// Alias leak: refused.
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

int f(void)
{
	struct box b = {0};
	struct box *p = &b;
	p->head = sd_new(struct node); // expect-error:10: 'p->head' may still own an object; sd_take it first, or use sd_swap [overwrite-owner]
	return 0; // expect-error:2: 'b.head' still owns its object here; free it, move it or store it [leak]
}
