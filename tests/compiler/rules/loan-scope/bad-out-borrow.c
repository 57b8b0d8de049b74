// A borrow handed back outlives its source, or is one of a local.
#include <sdc.h>
#include <stddef.h>

void pick(int *_Nullable *__out r, int *p)
{
	*r = p;
}

int outlives(void)
{
	int *r;
	{
		int x = 0;
		pick(&r, &x);
	} // expect-error:2: 'x' ends here while it is borrowed [loan-scope]
	return r ? *r : 0;
}

void local(int *_Nullable *__out r, int *p)
{
	int x = *p;
	*r = &x;
} // expect-error:1: 'x' ends here while it is borrowed [loan-scope]

void step(int *_Nullable *__inout r __from(p), int *p)
{
	*r = p;
}

int kept(int *z)
{
	int *r = z;
	{
		int x = 0;
		step(&r, &x);
	} // expect-error:2: 'x' ends here while it is borrowed [loan-scope]
	return r ? *r : 0;
}

int old(int *z)
{
	int *r = z;
	{
		int x = 0;
		r = &x;
		step(&r, z);
	} // expect-error:2: 'x' ends here while it is borrowed [loan-scope]
	return r ? *r : 0;
}
