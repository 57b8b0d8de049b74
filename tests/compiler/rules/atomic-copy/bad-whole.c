// RUN-FLAGS: --concurrent
// A struct with an atomic is copied, assigned and passed by value.
#include <sdc.h>

struct range {
	_Atomic unsigned first;
	_Atomic unsigned count;
};

static struct range shared;

unsigned read(void)
{
	struct range here = shared;
	return here.first;
}

void write(struct range *r)
{
	*r = (struct range){0};
}

static unsigned by_value(struct range r) { return r.count; }

unsigned pass(void)
{
	return by_value(shared);
}
