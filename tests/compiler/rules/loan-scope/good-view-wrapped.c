// The same wrappers around what lives on.
#include <sdc.h>
#include <stddef.h>

struct __view ip {
	int *p;
};

int comma(int *z, int c)
{
	struct ip a = {z};
	int x = 1;
	{
		struct ip t = {&x};
		a = ((void)c, t);
	}
	return *a.p;
}

int conditional(int *z, int c)
{
	struct ip a = {z};
	int x = 1;
	{
		struct ip t = {&x};
		a = c ? a : (t);
	}
	return *a.p;
}

int chain(int *z)
{
	int x = 1;
	struct ip a = {z}, b;
	{
		b = (a = (struct ip){&x});
	}
	return *b.p + *z + *a.p;
}

int member(int *z)
{
	int x = 1;
	int *r = z;
	{
		r = ((struct ip){&x}).p;
	}
	return *r;
}

int loop(int n)
{
	int x = 0;
	int *r = &x;
	for (int i = 0; i < n; i++) {
		x = i;
		struct ip t = {&x};
		n += *r;
		r = t.p;
	}
	return n;
}
