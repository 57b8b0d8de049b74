// A global reached twice: by an argument and by the callee itself.
#include <sdc.h>
#include <stddef.h>


struct buf {
	int *__owned _Nullable d;
};

static struct buf g;

static void reset(void)
{
	int *__owned _Nullable old = sd_take(g.d);
	if (old)
		sd_free(old);
}

static int first(struct buf *b)
{
	reset();
	return b->d ? 1 : 0;
}

int argument(void)
{
	return first(&g); // expect-error:9: this call may change the global 'g', of which a borrow is in use; take what is needed to a local first, or say what the callee __touches [global-borrow]
}

int borrowed(void)
{
	int *_Nullable p = g.d;
	if (!p)
		return 0;
	reset(); // expect-error:2: this call may change the global 'g', of which a borrow is in use; take what is needed to a local first, or say what the callee __touches [global-borrow]
	return *p;
}
