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
	struct range here = shared; // expect-error:22: 'shared' holds an _Atomic that another thread may change meanwhile; read and write its members one by one [atomic-copy]
	return here.first;
}

void write(struct range *r)
{
	*r = (struct range){0}; // expect-error:7: 'this object' holds an _Atomic that another thread may change meanwhile; read and write its members one by one [atomic-copy]
}

static unsigned by_value(struct range r) { return r.count; }

unsigned pass(void)
{
	return by_value(shared); // expect-error:18: 'shared' holds an _Atomic that another thread may change meanwhile; read and write its members one by one [atomic-copy]
}
