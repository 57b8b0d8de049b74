// A callee moves loans between views, and from an argument into one.
#include <sdc.h>
#include <stddef.h>

struct __view ip {
	int *p;
};

void move(struct ip *a, struct ip *b)
{
	a->p = b->p;
}

void set(struct ip *a, int *q)
{
	a->p = q;
}

int from_view(void)
{
	int y = 0;
	struct ip a = {&y};
	{
		int x = 1;
		struct ip b = {&x};
		move(&a, &b);
	} // expect-error:2: 'x' ends here while it is borrowed [loan-scope]
	return *a.p;
}

int from_argument(void)
{
	int y = 0;
	struct ip a = {&y};
	{
		int x = 1;
		set(&a, &x);
	} // expect-error:2: 'x' ends here while it is borrowed [loan-scope]
	return *a.p;
}

int through_function(void (*f)(struct ip *a, int *q))
{
	int y = 0;
	struct ip a = {&y};
	{
		int x = 1;
		f(&a, &x);
	} // expect-error:2: 'x' ends here while it is borrowed [loan-scope]
	return *a.p;
}
