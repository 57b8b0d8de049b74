// Two ways to one owner: by results, by copies, by arguments, inside one view.
#include <sdc.h>
#include <stddef.h>

struct box {
	int *__owned _Nullable d;
	int v;
};

struct __view bp {
	struct box *b;
};

struct __view bp2 {
	struct box *b;
	struct box *c;
};

struct __view bi {
	struct box *b;
	int *_Nullable i;
};

struct box *get(struct bp *v)
{
	return v->b;
}

int results(struct box *x)
{
	struct bp v = {x};
	struct box *a = get(&v);
	struct box *b = get(&v); // expect-error:22: '*x' is lent to a call that may change it while it is borrowed [loan-conflict]
	int *d = a->d;
	if (!d)
		return 0;
	sd_free(sd_take(b->d)); // expect-error:10: '*x' is taken while it is borrowed [loan-conflict]
	return *d;
}

int copies(struct bp v)
{
	struct bp w = v;
	int *d = v.b->d;
	if (!d)
		return 0;
	sd_free(sd_take(w.b->d)); // expect-error:10: 'v.b->d' is taken while it is borrowed [loan-conflict]
	return *d;
}

int two(struct bp a, struct bp c)
{
	int *d = a.b->d;
	if (!d)
		return 0;
	sd_free(sd_take(c.b->d));
	return *d;
}

int arguments(struct bp v)
{
	return two(v, v); // expect-error:9: '*v.b' is lent to a call that may change it while it is borrowed [loan-conflict]
}

int one(struct bp2 v)
{
	int *d = v.b->d;
	if (!d)
		return 0;
	sd_free(sd_take(v.c->d));
	return *d;
}

int inside(struct box *x)
{
	return one((struct bp2){x, x}); // expect-error:9: '*x' is lent to a call that may change it while it is borrowed [loan-conflict]
}

int again(struct bp v)
{
	struct bp2 w = {v.b, v.b};
	return one(w); // expect-error:9: '*v.b' is lent to a call that may change it while it is borrowed [loan-conflict]
}

int item(struct bi *v)
{
	sd_free(sd_take(v->b->d));
	int *i = v->i;
	return i ? *i : 0;
}

int below(struct box *x)
{
	struct bi v = {x, x->d};
	return item(&v); // expect-error:14: '*x' is lent to a call that may change it while it is borrowed [loan-conflict]
}
