// One way at a time.
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
	int *d = a->d;
	int n = d ? *d : 0;
	struct box *b = get(&v);
	sd_free(sd_take(b->d));
	return n;
}

int copies(struct bp v)
{
	struct bp w = v;
	sd_free(sd_take(w.b->d));
	int *d = v.b->d;
	return d ? *d : 0;
}

int one(struct bp2 v)
{
	int *d = v.b->d;
	if (!d)
		return 0;
	sd_free(sd_take(v.c->d));
	return *d;
}

int inside(struct box *x, struct box *y)
{
	return one((struct bp2){x, y});
}

int item(struct bi *v)
{
	sd_free(sd_take(v->b->d));
	int *i = v->i;
	return i ? *i : 0;
}

int below(struct box *x, struct box *y)
{
	struct bi v = {x, y->d};
	return item(&v);
}
