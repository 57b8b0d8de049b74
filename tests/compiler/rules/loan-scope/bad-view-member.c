// A member of a result, a nested view set through a pointer, a view that points into itself.
#include <sdc.h>
#include <stddef.h>

struct __view ip {
	int *p;
};

struct __view outer {
	struct ip v;
	int n;
};

struct ip same(struct ip v)
{
	return v;
}

int member(int *z)
{
	int *r = z;
	{
		int x = 1;
		r = same((struct ip){&x}).p;
	} // expect-error:2: 'x' ends here while it is borrowed [loan-scope]
	return *r;
}

struct outer make(int *q)
{
	return (struct outer){{q}, 1};
}

int nested(int *z)
{
	struct ip r = {z};
	{
		int x = 1;
		r = make(&x).v;
	} // expect-error:2: 'x' ends here while it is borrowed [loan-scope]
	return *r.p;
}

void set(struct ip *v, int *q)
{
	v->p = q;
}

int inner(int *z)
{
	struct outer w = {{z}, 1};
	{
		int x = 1;
		set(&w.v, &x);
	} // expect-error:2: 'x' ends here while it is borrowed [loan-scope]
	return *w.v.p;
}

struct __view self {
	char tmp[8];
	const char *p;
};

struct self itself(const char *z)
{
	struct self s = {{0}, z};
	s.p = s.tmp;
	return s; // expect-error:2: 's' ends here while it is borrowed [loan-scope]
}

void handed(struct self *__out o, const char *z)
{
	struct self s = {{0}, z};
	s.p = s.tmp;
	*o = s;
} // expect-error:1: 's' ends here while it is borrowed [loan-scope]

const char *parameter(struct self v)
{
	return v.tmp; // expect-warning:9: address of stack memory associated with parameter 'v' returned [-Wreturn-stack-address]
}
// expect-error@80:2: 'v' ends here while it is borrowed [loan-scope]
