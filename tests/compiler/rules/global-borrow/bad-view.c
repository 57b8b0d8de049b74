// Views that hold a global: by value, by pointer, nested, through a callback, in recursion.
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

static struct box g;

static void reset(void)
{
	sd_free(sd_take(g.d));
}

static int by_value(struct bp v)
{
	int *d = v.b->d;
	if (!d)
		return 0;
	reset();
	return *d;
}

int value(void)
{
	return by_value((struct bp){&g}); // expect-error:9: this call may change the global 'g', of which a borrow is in use; take what is needed to a local first, or say what the callee __touches [global-borrow]
}

static int by_pointer(struct bp *v)
{
	int *d = v->b->d;
	if (!d)
		return 0;
	reset();
	return *d;
}

int pointer(void)
{
	struct bp v = {&g};
	struct bp *p = &v;
	return by_pointer(p); // expect-error:9: this call may change the global 'g', of which a borrow is in use; take what is needed to a local first, or say what the callee __touches [global-borrow]
}

struct __view outer {
	struct bp inner;
	int n;
};

static int by_nested(const struct outer *v)
{
	reset();
	return v->n;
}

int nested(void)
{
	struct outer v = {{&g}, 1};
	return by_nested(&v); // expect-error:9: this call may change the global 'g', of which a borrow is in use; take what is needed to a local first, or say what the callee __touches [global-borrow]
}

int calls(struct bp *v, void (*f)(void))
{
	f();
	return v->b->v;
}

int callback(void)
{
	struct bp v = {&g};
	return calls(&v, reset); // expect-error:9: this call may change the global 'g', of which a borrow is in use; take what is needed to a local first, or say what the callee __touches [global-borrow]
}

int again(struct bp v, int n)
{
	if (n)
		again((struct bp){&g}, n - 1); // expect-error:3: this call may change the global 'g', of which a borrow is in use; take what is needed to a local first, or say what the callee __touches [global-borrow]
	else
		reset();
	return v.b->v;
}

int held(void)
{
	struct bi v = {&g, g.d};
	reset(); // expect-error:2: this call may change the global 'g', of which a borrow is in use; take what is needed to a local first, or say what the callee __touches [global-borrow]
	int *i = v.i;
	return i ? *i : 0;
}
