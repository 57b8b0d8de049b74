// A copy is taken before the call.
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

int copied(void)
{
	int *_Nullable p = g.d;
	int n = p ? *p : 0;
	reset();
	return n;
}
