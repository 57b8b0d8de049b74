// RUN-FLAGS: --concurrent
#include <sdc.h>

struct range {
	_Atomic unsigned first;
	_Atomic unsigned count;
};

struct plain {
	unsigned first, count;
};

static struct range shared;

struct plain read(void)
{
	struct plain here = {shared.first, shared.count};
	return here;
}

void write(const struct plain *p)
{
	shared.first = p->first;
	shared.count = p->count;
}
