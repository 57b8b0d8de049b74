// An owner goes away under a view.
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

void set(struct bi *v)
{
	v->i = v->b->d;
}

int taken(struct box *x)
{
	struct bi v = {x, 0};
	set(&v);
	sd_free(sd_take(x->d)); // expect-error:10: 'x->d' is taken while it is borrowed [loan-conflict]
	int *i = v.i;
	return i ? *i : 0;
}

void returns(struct bi *v)
{
	v->i = v->b->d;
	sd_free(sd_take(v->b->d)); // expect-error:10: 'v->b->d' is taken while it is borrowed [loan-conflict]
}

void moved(struct bi *v, struct box *__owned o)
{
	v->i = &o->v;
	sd_free(sd_take(o->d));
	sd_free(o); // expect-error:10: 'o' is moved or freed while it is borrowed [loan-conflict]
} // expect-error:1: 'o' ends here while it is borrowed [loan-scope]

int drop(struct bp v)
{
	sd_free(sd_take(v.b->d));
	return 0;
}

int lent(struct box *x)
{
	int *d = x->d;
	if (!d)
		return 0;
	struct bp v = {x};
	drop(v); // expect-error:2: '*x' is lent to a call that may change it while it is borrowed [loan-conflict]
	return *d;
}

struct bp same(struct bp v)
{
	return v;
}

int chained(struct box *x)
{
	int *d = x->d;
	if (!d)
		return 0;
	drop(same(same((struct bp){x}))); // expect-note:12: and here
	return *d;
}
// expect-note@72:7: and here
// expect-error@72:2: '*x' is lent to a call that may change it while it is borrowed [loan-conflict]
