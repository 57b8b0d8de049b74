// A result counts as a borrow of all below its source.
#include <sdc.h>
#include <stddef.h>

struct box {
	int *__owned _Nullable d;
	int v;
};

struct __view bp {
	struct box *b;
};

struct __view bi {
	struct box *b;
	int *_Nullable i;
};

struct bi view(struct box *x)
{
	return (struct bi){x, x->d};
}

int *_Nullable below(struct bp v)
{
	return v.b->d;
}

int item(struct box *x)
{
	int *r = below((struct bp){x});
	sd_free(sd_take(x->d)); // expect-error:10: 'x->d' is taken while it is borrowed [loan-conflict]
	return r ? *r : 0;
}

int leaf(struct box *x)
{
	struct bi r = view(x);
	sd_free(sd_take(x->d)); // expect-error:10: 'x->d' is taken while it is borrowed [loan-conflict]
	int *i = r.i;
	return i ? *i : 0;
}

int copied(struct box *x)
{
	struct bi r = view(x);
	struct bi t = r;
	sd_free(sd_take(t.b->d)); // expect-error:10: '*x' is taken while it is borrowed [loan-conflict]
	int *i = r.i;
	return i ? *i : 0;
}

void drop(struct box *x)
{
	sd_free(sd_take(x->d));
}

int lent(struct box *x)
{
	struct bi r = view(x);
	drop(r.b); // expect-error:7: '*x' is lent to a call that may change it while it is borrowed [loan-conflict]
	int *i = r.i;
	return i ? *i : 0;
}

void use(struct bi r)
{
	sd_free(sd_take(r.b->d));
	int *i = r.i;
	if (i)
		*i = 1;
}

void whole(struct box *x)
{
	struct bi r = view(x);
	use(r); // expect-error:2: '*x' is lent to a call that may change it while it is borrowed [loan-conflict]
}
