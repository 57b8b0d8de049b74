// Pointers of a view that are never null: zeroed, left out, from a nullable one.
#include <sdc.h>
#include <stddef.h>

struct __view ip {
	int *p;
};

struct __view wrap {
	struct ip v;
	int n;
};

int zeroed(void)
{
	struct ip v = {0}; // expect-error:17: this pointer may not be null; test the value first or declare the target _Nullable [null-argument]
	return *v.p;
}

int left_out(void)
{
	struct wrap w = {.n = 1}; // expect-error:18: a pointer without initialiser may not be null; test the value first or declare the target _Nullable [null-argument]
	return *w.v.p;
}

int nullable(int *_Nullable p)
{
	struct ip v = {p}; // expect-error:17: this pointer may not be null; test the value first or declare the target _Nullable [null-argument]
	return *v.p;
}

void stored(struct ip *v, int *_Nullable p)
{
	v->p = p; // expect-error:7: this pointer may not be null; test the value first or declare the target _Nullable [null-argument]
}

void step(int **__inout r __from(p), int *p)
{
	*r = p;
}

int handed(int *_Nullable q, int *p)
{
	int *r = q;
	step(&r, p); // expect-error:7: r may not be null; test the value first or declare the target _Nullable [null-argument]
	return *r;
}
