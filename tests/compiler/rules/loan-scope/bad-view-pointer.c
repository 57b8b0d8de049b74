// A store through a pointer that may lead to two views.
#include <sdc.h>
#include <stddef.h>

struct __view ip {
	int *p;
};

int either(int *z, int c)
{
	struct ip a = {z}, b = {z};
	struct ip *v = c ? &a : &b;
	{
		int x = 1;
		v->p = &x;
	} // expect-error:2: 'x' ends here while it is borrowed [loan-scope]
	return *a.p;
}

int whole(int *z)
{
	struct ip a = {z};
	struct ip *v = &a;
	{
		int x = 1;
		*v = (struct ip){&x};
	} // expect-error:2: 'x' ends here while it is borrowed [loan-scope]
	return *v->p;
}
