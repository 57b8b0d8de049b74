// A const parameter beside a mutable one to the same object; a result from a const one.
#include <sdc.h>
#include <stddef.h>

struct box {
	int *__owned _Nullable d;
	int v;
};

struct __view bp {
	struct box *b;
};

int peek(const struct box *a, struct box *b)
{
	const int *d = a->d;
	sd_free(sd_take(b->d));
	return b->v;
}

int both(struct box *x)
{
	return peek(x, x); // expect-error:17: '*x' is lent to a call that may change it while it is borrowed [loan-conflict]
}

const int *_Nullable item(const struct box *a)
{
	return a->d;
}

int result(struct box *x)
{
	const int *p = item(x);
	sd_free(sd_take(x->d)); // expect-error:10: 'x->d' is taken while it is borrowed [loan-conflict]
	return p ? *p : 0;
}

struct __view cb {
	const struct box *b;
};

int views(struct cb a, struct bp b)
{
	const int *d = a.b->d;
	sd_free(sd_take(b.b->d));
	return d ? 1 : 0;
}

int through_views(struct box *x)
{
	return views((struct cb){x}, (struct bp){x}); // expect-error:9: '*x' is lent to a call that may change it while it is borrowed [loan-conflict]
}
