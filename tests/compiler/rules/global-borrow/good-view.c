// Views that hold a global, and calls that leave it alone.
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

static int look(struct bp v)
{
	int *d = v.b->d;
	return d ? *d : 0;
}

int value(void)
{
	return look((struct bp){&g});
}

int before(void)
{
	struct bi v = {&g, g.d};
	int *i = v.i;
	int n = i ? *i : 0;
	reset();
	return n;
}
