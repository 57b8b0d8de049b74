// Temporaries used within their full expression, literals within their block.
#include <sdc.h>
#include <stddef.h>


struct row {
	int a[4];
};

struct point {
	int x;
};

struct row make(void);
int sum(const int *a __counted_by(n), size_t n);

int inside(int c)
{
	struct row s = {{1}}, t = {{2}};
	int z = 0;
	while (c-- && sum(make().a, 4))
		z += make().a[1];
	if (sum((c ? s : t).a, 4))
		z++;
	do
		z++;
	while (make().a[z & 3]);
	for (; make().a[0] > z; z++)
		;
	return z;
}

int literal(int c)
{
	struct point z = {0}, *p = &z;
	if ((p = &(struct point){1}, c))
		return p->x;
	p = &z;
	return p->x;
}
