// Each field of a view is set before it is used.
#include <sdc.h>
#include <stddef.h>

struct __view ip2 {
	int *p;
	int *q;
};

struct __view str {
	const char *ptr __counted_by(len);
	size_t len;
};

int one(int *x)
{
	struct ip2 v;
	v.p = x;
	return *v.p;
}

int use(struct ip2 v)
{
	return *v.p + *v.q;
}

int by_value(int *x)
{
	struct ip2 v;
	v.p = x;
	v.q = x;
	return use(v);
}

char group(const char *p __counted_by(n), size_t n)
{
	struct str s;
	s.ptr = p;
	s.len = n;
	return s.len ? s.ptr[0] : ' ';
}
