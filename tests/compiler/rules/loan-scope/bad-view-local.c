// A local of the function gets into a view of its caller.
#include <sdc.h>
#include <stddef.h>

struct __view ip {
	int *p;
};

void block(struct ip *a)
{
	int x = 1;
	a->p = &x;
} // expect-error:1: 'x' ends here while it is borrowed [loan-scope]

void parameter(struct ip *a, int x)
{
	a->p = &x;
} // expect-error:1: 'x' ends here while it is borrowed [loan-scope]

void whole(struct ip *__out a)
{
	int x = 1;
	*a = (struct ip){&x};
} // expect-error:1: 'x' ends here while it is borrowed [loan-scope]

struct ip result(const int *q)
{
	int x = *q;
	return (struct ip){&x}; // expect-error:2: 'x' ends here while it is borrowed [loan-scope]
}

void later(struct ip *a, int *q)
{
	struct ip b = {q};
	struct ip *p = a;
	{
		int x = 1;
		p->p = &x;
	} // expect-error:2: 'x' ends here while it is borrowed [loan-scope]
	a->p = b.p;
}
