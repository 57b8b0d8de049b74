// Rec static: refused.
#include <sdc.h>
#include <stddef.h>

struct buf {
	int *__owned _Nullable d __counted_by(n);
	size_t n;
};

static struct buf g;
int f(struct buf *b, int n)
{
	int *p = b->d;
	if (!p)
		return 0;
	if (n) {
		f(&g, n - 1); // expect-error:3: this call may change the global 'g', of which a borrow is in use; take what is needed to a local first, or say what the callee __touches [global-borrow]
	} else {
		sd_free(sd_take(g.d));
	}
	return p[0];
}
int h(void)
{
	return f(&g, 1); // expect-error:9: this call may change the global 'g', of which a borrow is in use; take what is needed to a local first, or say what the callee __touches [global-borrow]
}
