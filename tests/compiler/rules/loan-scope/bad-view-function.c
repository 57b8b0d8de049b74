// Functions called through pointers, in structs and in views.
#include <sdc.h>
#include <stddef.h>

struct __view ip {
	int *p;
};

struct ops {
	void (*_Nullable put)(struct ip *v, int *q);
};

int in_struct(const struct ops *o, int *z)
{
	struct ip a = {z};
	void (*p)(struct ip * v, int *q) = o->put;
	if (!p)
		return 0;
	{
		int x = 1;
		p(&a, &x);
	} // expect-error:2: 'x' ends here while it is borrowed [loan-scope]
	return *a.p;
}

struct __view functions {
	int *(*get)(int *a, int *b) __from(a, b);
	int *q;
};

int in_view(struct functions v, int *z)
{
	int *r;
	{
		int x = 1;
		r = v.get(z, &x);
	} // expect-error:2: 'x' ends here while it is borrowed [loan-scope]
	return *r;
}
