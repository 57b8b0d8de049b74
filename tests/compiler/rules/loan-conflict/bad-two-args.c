// Two args: refused.
#include <sdc.h>
#include <stddef.h>

struct buf {
	int *__owned _Nullable d __counted_by(n);
	size_t n;
};

int g(struct buf *a, struct buf *b);
int f(struct buf *b)
{
	return g(b, b); // expect-error:11: '*b' is lent to a call that may change it while it is borrowed [loan-conflict]
}
