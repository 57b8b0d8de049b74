// Local state stale: refused.
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
	reset(&b);
	int v = b.d[0]; // expect-error:10: 'b.d' may be null here; test it first, and copy it to a local if it is not one [null-deref]
	sd_free(sd_take(b.d));
	return v;
}
