// Views exchanged by a call: which leads where is no longer known.
#include <sdc.h>
#include <stddef.h>

struct box {
	int *__owned _Nullable d;
	int v;
};

struct __view bp {
	struct box *b;
};

void exchange(struct bp *a, struct bp *b)
{
	struct bp t = *a;
	*a = *b;
	*b = t;
}

int taken(struct box *x, struct box *y)
{
	struct bp a = {x}, b = {y};
	exchange(&a, &b);
	int *d = a.b->d;
	if (!d)
		return 0;
	sd_free(sd_take(y->d)); // expect-error:10: 'y->d' is taken while it is borrowed [loan-conflict]
	return *d;
}

int two(struct bp *a, struct bp *b)
{
	int *d = a->b->d;
	if (!d)
		return 0;
	sd_free(sd_take(b->b->d));
	return *d;
}

int lent(struct box *x, struct box *y)
{
	struct bp a = {x}, b = {y};
	exchange(&a, &b);
	return two(&a, &b); // expect-error:13: '*x' is lent to a call that may change it while it is borrowed [loan-conflict]
}
