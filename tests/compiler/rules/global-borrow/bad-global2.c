// Global2: refused.
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
int h(void)
{
	int *p = g.d;
	if (!p)
		return 0;
	reset(); // expect-error:2: this call may change the global 'g', of which a borrow is in use; take what is needed to a local first, or say what the callee __touches [global-borrow]
	return p[0];
}
