// Addr local owner: refused.
#include <sdc.h>
#include <stddef.h>

struct buf {
	int *__owned _Nullable d __counted_by(n);
	size_t n;
};

void reset(struct buf *b);
int f(void)
{
	struct buf b = {0};
	b.d = sd_new_array(int, 4);
	b.n = 4;
	int *p = b.d;
	reset(&b); // expect-error:8: 'b' is lent to a call that may change it while it is borrowed [loan-conflict]
	int v = p ? p[0] : 0;
	sd_free(sd_take(b.d));
	return v;
}
