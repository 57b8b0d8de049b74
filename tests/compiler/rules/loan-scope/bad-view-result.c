// The view ends, then what it borrows.
#include <sdc.h>
#include <stddef.h>

struct __view ip {
	int *p;
};

int *get(const struct ip *v, int *other) __from(other);

int *take(struct ip *v)
{
	return v->p;
}

int through_pointer(void)
{
	int *r;
	{
		int x = 1;
		struct ip v = {&x};
		r = take(&v);
	} // expect-error:2: 'x' ends here while it is borrowed [loan-scope]
	return *r;
}

int by_value(struct ip v)
{
	return *v.p;
}

struct ip same(struct ip v)
{
	return v;
}

int copied(void)
{
	struct ip r;
	{
		int x = 1;
		r = same((struct ip){&x});
	} // expect-error:2: 'x' ends here while it is borrowed [loan-scope]
	return by_value(r);
}
