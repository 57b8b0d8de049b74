// Const: refused.
#include <sdc.h>
#include <stddef.h>

struct buf {
	int *__owned _Nullable d __counted_by(n);
	size_t n;
};

void f(const struct buf *b)
{
	int *p = b->d; // expect-error:11: 'this pointer's target' is reached through const, so it may not change; make the pointer's target const [const-transitive]
	if (p)
		p[0] = 1;
}
