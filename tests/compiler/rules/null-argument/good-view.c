// Pointers of a view, and what is handed back.
#include <sdc.h>
#include <stddef.h>

struct __view ip {
	int *p;
};

struct __view maybe {
	int *_Nullable p;
};

int zeroed(void)
{
	struct maybe v = {0};
	return v.p ? *v.p : 0;
}

int tested(int *_Nullable p)
{
	if (!p)
		return 0;
	struct ip v = {p};
	return *v.p;
}

void step(int **__inout r __from(p), int *p)
{
	*r = p;
}

int handed(int *q, int *p)
{
	int *r = q;
	step(&r, p);
	return *r;
}
