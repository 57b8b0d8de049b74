// Result other: refused.
#include <sdc.h>
#include <stddef.h>

struct buf {
	int *__owned _Nullable d __counted_by(n);
	size_t n;
};

int *get(struct buf *b)
{
	static struct buf g;
	return g.d ? b->d : b->d; // expect-error:9: this pointer may not be null; test the value first or declare the target _Nullable [null-argument]
}
