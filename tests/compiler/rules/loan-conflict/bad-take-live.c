// Take live: refused.
#include <sdc.h>
#include <stddef.h>

struct buf {
	int *__owned _Nullable d __counted_by(n);
	size_t n;
};

int f(struct buf *b)
{
	int *p = b->d;
	if (!p)
		return 0;
	sd_free(sd_take(b->d)); // expect-error:10: 'b->d' is taken while it is borrowed [loan-conflict]
	return p[0];
}
