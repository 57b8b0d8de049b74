// A borrow of what a global owns is returned.
#include <sdc.h>

struct box {
	int *__owned _Nullable item;
};

static struct box g;

const int *_Nullable find(const struct box *b)
{
	if (b->item)
		return b->item;
	return g.item; // expect-error:2: a borrow of the global 'g' is returned; the caller would take it for one of its argument [return-global]
}
