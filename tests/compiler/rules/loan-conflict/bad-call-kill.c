// Call kill: refused.
#include <sdc.h>
#include <stddef.h>

struct buf {
	int *__owned _Nullable d __counted_by(n);
	size_t n;
};

void reset(struct buf *b);
int f(struct buf *b)
{
	int *p = b->d;
	if (!p)
		return 0;
	reset(b); // expect-error:8: '*b' is lent to a call that may change it while it is borrowed [loan-conflict]
	return p[0];
}
