// Global: refused.
#include <sdc.h>
#include <stddef.h>

struct buf {
	int *__owned _Nullable d __counted_by(n);
	size_t n;
};

static struct buf g;
static void reset(void)
{
	sd_free(sd_take(g.d));
}
static int f(struct buf *b)
{
	int *p = b->d;
	if (!p)
		return 0;
	reset();
	return p[0];
}
int h(void)
{
	return f(&g); // expect-error:9: this call may change the global 'g', of which a borrow is in use; take what is needed to a local first, or say what the callee __touches [global-borrow]
}
