// A borrow is handed back in a local alone.
#include <sdc.h>
#include <stddef.h>

struct __view ip {
	int *p;
};

void pick(int *_Nullable *__out r, int *p)
{
	*r = p;
}

int leaf(int *p)
{
	struct ip v = {p};
	pick(&v.p, p); // expect-error:7: an __out or __inout argument that is not '&' of a local borrow is not understood by this version of sdc, so it is refused [not-understood]
	return *v.p;
}

void on(int **__out r, int *p)
{
	pick(r, p); // expect-error:7: an __out or __inout argument that is not '&' of a local borrow is not understood by this version of sdc, so it is refused [not-understood]
}

int choice(int c, int *p)
{
	int *r = p, *s = p;
	pick(c ? &r : &s, p); // expect-error:7: an __out or __inout argument that is not '&' of a variable is not understood by this version of sdc, so it is refused [not-understood]
	return r ? *r : 0;
}

int *result(int *__out o, int *p)
{
	*o = *p;
	return o; // expect-error:2: a result borrowed from an __out parameter is not understood by this version of sdc, so it is refused [not-understood]
}
