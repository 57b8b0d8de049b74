// Wrappers around a view: comma, conditional, literal, brackets, chains, attributes.
#include <sdc.h>
#include <stddef.h>

struct __view ip {
	int *p;
};

int comma(int *z, int c)
{
	struct ip a = {z};
	{
		int x = 1;
		struct ip t = {&x};
		a = ((void)c, t);
	} // expect-error:2: 'x' ends here while it is borrowed [loan-scope]
	return *a.p;
}

int conditional(int *z, int c)
{
	struct ip a = {z};
	{
		int x = 1;
		struct ip t = {&x};
		a = c ? a : (t);
	} // expect-error:2: 'x' ends here while it is borrowed [loan-scope]
	return *a.p;
}

int both(int *z, int c)
{
	struct ip a = {z};
	{
		int x = 1;
		struct ip t = {&x};
		a = (c ? ((void)c, t) : (struct ip){z});
	} // expect-error:2: 'x' ends here while it is borrowed [loan-scope]
	return *a.p;
}

int chain(int *z)
{
	struct ip a = {z}, b;
	{
		int x = 1;
		b = (a = (struct ip){&x});
	} // expect-error:2: 'x' ends here while it is borrowed [loan-scope]
	return *b.p + *z;
}

int brackets(int *z)
{
	struct ip a = {z};
	{
		int x = 1;
		((((a)))) = (((struct ip){(&(x))}));
	} // expect-error:2: 'x' ends here while it is borrowed [loan-scope]
	return *(((a)).p);
}

int member(int *z)
{
	int *r = z;
	{
		int x = 1;
		r = ((struct ip){&x}).p;
	} // expect-error:2: 'x' ends here while it is borrowed [loan-scope]
	return *r;
}

int attribute(int *z, int c)
{
	struct ip a = {z};
	{
		int x = 1;
		struct ip t = {&x};
		switch (c) {
		case 1:
			a = t;
			__attribute__((fallthrough));
		default:
			break;
		}
	} // expect-error:2: 'x' ends here while it is borrowed [loan-scope]
	return *a.p;
}

int loop(int *z, int n)
{
	int *r = z;
	for (int i = 0; i < n; i++) {
		int x = i; // expect-error:7: 'x' ends here while it is borrowed [loan-scope]
		struct ip t = {&x};
		if (i)
			n += *r;
		r = t.p;
	} // expect-note:2: and here
	return n;
}
