// A borrow of a plain global: nothing can end it.
#include <sdc.h>
#include <stddef.h>

struct __view ip {
	int *p;
};

static int total;

void stored(struct ip *v)
{
	v->p = &total;
}

struct ip returned(struct ip v, int k)
{
	if (k)
		return v;
	return (struct ip){&total};
}
