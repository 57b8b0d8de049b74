// The owner goes away when the view is no longer needed, or set anew.
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
	int *i = v.i;
	int n = i ? *i : 0;
	sd_free(sd_take(x->d));
	return n;
}

int anew(struct box *x)
{
	struct bi v = {x, x->d};
	sd_free(sd_take(x->d));
	v.i = 0;
	set(&v);
	return v.i ? 1 : 0;
}

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
	int n = *d;
	struct bp v = {x};
	drop(v);
	return n;
}
