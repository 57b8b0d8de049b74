// A borrow of a global gets into a view of the caller, or out by __out.
#include <sdc.h>
#include <stddef.h>

struct box {
	int *__owned _Nullable d;
	int v;
};

struct __view bp {
	struct box *b;
};

static struct box g;

void stored(struct bp *v)
{
	v->b = &g;
} // expect-error:1: a borrow of the global 'g' is returned; the caller would take it for one of its argument [return-global]

struct bp returned(struct bp v, int k)
{
	if (k)
		return v;
	return (struct bp){&g}; // expect-error:2: a borrow of the global 'g' is returned; the caller would take it for one of its argument [return-global]
}

void handed(struct box *_Nullable *__out r, struct box *b)
{
	*r = b->v ? b : &g;
} // expect-error:1: a borrow of the global 'g' is returned; the caller would take it for one of its argument [return-global]
