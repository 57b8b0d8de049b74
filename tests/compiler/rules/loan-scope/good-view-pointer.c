// A store through a pointer that leads to one view replaces its loan.
#include <sdc.h>
#include <stddef.h>

struct __view ip {
	int *p;
};

int once(int *z)
{
	struct ip a = {z};
	struct ip *v = &a;
	{
		int x = 1;
		v->p = &x;
		*z = *a.p;
		v->p = z;
	}
	return *a.p;
}
