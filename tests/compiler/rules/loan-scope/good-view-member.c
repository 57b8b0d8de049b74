// Members of results while what they borrow lives.
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
	return *same((struct ip){z}).p;
}

struct outer make(int *q)
{
	return (struct outer){{q}, 1};
}

int nested(void)
{
	int x = 1;
	struct ip r;
	{
		r = make(&x).v;
	}
	return *r.p + make(r.p).n;
}

struct __view self {
	char tmp[8];
	const char *p;
};

char itself(const char *z)
{
	struct self s = {{0}, z};
	s.p = s.tmp;
	struct self t = s;
	return *t.p;
}
