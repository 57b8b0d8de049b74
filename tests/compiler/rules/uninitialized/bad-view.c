// A view of which a field is not set.
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

int one(void)
{
	struct ip2 v;
	return *v.p; // expect-error:10: 'v.p' is read before it is set; initialise it, all zero is enough [uninitialized]
}

int use(struct ip2 v)
{
	return *v.p + *v.q;
}

int see(const struct ip2 *v)
{
	return *v->p + *v->q;
}

int by_value(int *x)
{
	struct ip2 v;
	v.p = x;
	return use(v); // expect-error:13: 'v' is read before it is set; initialise it, all zero is enough [uninitialized]
}

int by_pointer(int *x)
{
	struct ip2 v;
	v.p = x;
	return see(&v); // expect-error:13: 'v' is read before it is set; initialise it, all zero is enough [uninitialized]
}

int on_one_path(int *x, int c)
{
	struct ip2 v;
	if (c) {
		v.p = x;
		v.q = x;
	}
	return use(v); // expect-error:13: 'v' is read before it is set; initialise it, all zero is enough [uninitialized]
}
