// The view ends before what it borrows.
#include <sdc.h>
#include <stddef.h>

struct __view ip {
	int *p;
};

int *take(struct ip *v)
{
	return v->p;
}

int through_pointer(void)
{
	int x = 1;
	int *r;
	{
		struct ip v = {&x};
		r = take(&v);
	}
	return *r;
}

struct ip same(struct ip v)
{
	return v;
}

int copied(void)
{
	int x = 1;
	struct ip r;
	{
		r = same((struct ip){&x});
	}
	return *r.p;
}
