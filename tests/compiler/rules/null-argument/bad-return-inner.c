// Return inner: refused.
#include <sdc.h>
#include <stddef.h>

struct buf {
	int *__owned _Nullable d __counted_by(n);
	size_t n;
};

static struct buf g;
int *get(struct buf *b)
{
	(void)b;
	int *p = g.d;
	return p; // expect-error:9: this pointer may not be null; test the value first or declare the target _Nullable [null-argument]
}
