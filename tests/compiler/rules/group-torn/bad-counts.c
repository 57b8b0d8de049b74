// Counts: refused.
#include <sdc.h>
#include <stddef.h>

struct buf {
	int *__owned _Nullable d __counted_by(n);
	size_t n;
};

void g(int *p __counted_by(n), size_t n)
{
	(void)p;
	(void)n;
}
void f(struct buf *b)
{
	size_t *c = &b->n; // expect-error:18: 'n' belongs to a pointer and its count: its address would let it change alone [group-torn]
	*c = 100;
}
