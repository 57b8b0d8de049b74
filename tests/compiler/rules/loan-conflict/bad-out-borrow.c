// A borrow of a global handed back, and its owner taken.
#include <sdc.h>
#include <stddef.h>

struct box {
	int *__owned _Nullable d;
	int v;
};

static struct box g;

void pick(struct box *_Nullable *__out r, struct box *p)
{
	*r = p;
}

int taken(void)
{
	struct box *r;
	pick(&r, &g);
	int *d = r ? r->d : 0;
	if (!d)
		return 0;
	sd_free(sd_take(g.d)); // expect-error:10: 'g.d' is taken while it is borrowed [loan-conflict]
	return *d;
}

void twice(int *_Nullable *__out r __from(p), int *_Nullable *__out s __from(p), int *p)
{
	*r = p;
	*s = p;
}

int one(int *p)
{
	int *r;
	twice(&r, &r, p); // expect-error:2: 'r' is lent to a call that may change it while it is borrowed [loan-conflict]
	return r ? *r : 0;
}
