// What gets into a view of the caller comes from the caller.
#include <sdc.h>
#include <stddef.h>

struct __view ip {
	int *p;
};

void block(struct ip *a, int *x)
{
	a->p = x;
}

void own(struct ip a)
{
	int x = 1;
	a.p = &x;
	*a.p = 2;
}

void whole(struct ip *__out a, int *x)
{
	*a = (struct ip){x};
}

struct ip result(int *q)
{
	return (struct ip){q};
}
