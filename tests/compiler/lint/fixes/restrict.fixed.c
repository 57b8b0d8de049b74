#include <sdc.h>
#include <stddef.h>

struct pair {
	int a, b;
};

void copy(char *to __counted_by(n), const char *from __counted_by(n), size_t n);

void copy(char *to __counted_by(n), const char *from __counted_by(n), size_t n)
{
	for (size_t i = 0; i < n; i++)
		to[i] = from[i];
}

int sum(const struct pair *p)
{
	const struct pair *q = p, *r = p;
	return p->a + q->b + r->a;
}
