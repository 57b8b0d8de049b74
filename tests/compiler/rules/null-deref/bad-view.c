// A nullable pointer of a view, and one that a call may have set.
#include <sdc.h>
#include <stddef.h>

struct __view maybe {
	int *_Nullable p;
};

void reset(struct maybe *v)
{
	v->p = 0;
}

int untested(struct maybe v)
{
	return *v.p; // expect-error:10: 'v.p' may be null here; test it first, and copy it to a local if it is not one [null-deref]
}

int changed(struct maybe v)
{
	if (!v.p)
		return 0;
	reset(&v);
	return *v.p; // expect-error:10: 'v.p' may be null here; test it first, and copy it to a local if it is not one [null-deref]
}

void pick(int *_Nullable *__out r, int *p)
{
	*r = p;
}

int handed(int *p)
{
	int *r = p;
	pick(&r, p);
	return *r; // expect-error:10: 'r' may be null here; test it first, and copy it to a local if it is not one [null-deref]
}
