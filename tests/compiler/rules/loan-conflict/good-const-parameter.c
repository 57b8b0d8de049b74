// A call through a const parameter changes nothing that a borrow rests on.
#include <sdc.h>
#include <stddef.h>

struct box {
	int *__owned _Nullable d;
	int v;
};

struct __view bp {
	struct box *b;
};

int holds(const struct box *b, int v)
{
	return b->v == v;
}

int peeks(const struct bp *v)
{
	return v->b->v;
}

int kept(struct box *x)
{
	int *d = x->d;
	if (!d || !holds(x, 3))
		return 0;
	struct bp v = {x};
	return *d + peeks(&v);
}
