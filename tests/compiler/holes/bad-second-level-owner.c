// Family: an owner inside what an owner owns.
#include <sdc.h>
#include <stddef.h>
#include <stdint.h>

struct inner {
	int *__owned _Nullable p;
};

struct outer {
	struct inner *__owned _Nullable in;
};

int f(struct outer *o)
{
	struct inner *in = o->in;
	if (!in)
		return 0;
	int *p = in->p;
	struct inner *__owned _Nullable taken = sd_take(o->in); // expect-error:42: 'o->in' is taken while it is borrowed [loan-conflict]
	if (taken) {
		sd_free(sd_take(taken->p));
		sd_free(taken);
	}
	return p ? *p : 0;
}
