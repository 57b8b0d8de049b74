// RUN-FLAGS: --concurrent
#include <sdc.h>

static const int table[2] = {1, 2};
static _Atomic int hits;

struct holder {
	const int *__static _Nullable at;
	_Atomic int *__static _Nullable counter;
};

int look(struct holder *h)
{
	h->at = &table[1];
	h->counter = &hits;
	const int *__static _Nullable at = h->at;
	return at ? *at : 0;
}
