// Two-phase borrows: a later argument reads what an earlier one points to.
#include <sdc.h>
#include <stddef.h>

struct box {
	int *__owned _Nullable d;
	int v;
};

struct __view bp {
	struct box *b;
};

size_t count(const struct bp *v)
{
	return v->b->v > 0;
}

void push(struct bp *v, size_t n)
{
	v->b->v += n > 0;
}

void grow(struct box *b, int by)
{
	b->v += by;
}

void pushed(struct bp v)
{
	push(&v, count(&v));
	grow(v.b, v.b->v);
}
