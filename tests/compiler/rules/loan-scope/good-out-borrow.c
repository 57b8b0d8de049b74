// A borrow handed back is used while its source lives.
#include <sdc.h>
#include <stddef.h>

void pick(int *_Nullable *__out r, int *p)
{
	*r = p;
}

int lives(void)
{
	int x = 0;
	int *r;
	{
		pick(&r, &x);
	}
	return r ? *r : 0;
}

int anew(int *z)
{
	int *r;
	{
		int x = 0;
		r = &x;
		*z = *r;
		pick(&r, z);
	}
	return r ? *r : 0;
}
