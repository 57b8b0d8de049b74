// Two args2: refused.
#include <sdc.h>
#include <stddef.h>

struct buf {
	int *__owned _Nullable d __counted_by(n);
	size_t n;
};

int g(struct buf *a, int *d);
int f(struct buf *b)
{
	int *d = b->d;
	if (!d)
		return 0;
	return g(b, d); // expect-error:11: '*b' is lent to a call that may change it while it is borrowed [loan-conflict]
}
