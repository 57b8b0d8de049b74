#include <sdc.h>
#include <stddef.h>

struct pair {
	int a, b;
};

void copy(char *restrict to __counted_by(n), const char *__restrict from __counted_by(n), size_t n);

void copy(char *restrict to __counted_by(n), const char *__restrict from __counted_by(n), size_t n)
{
	for (size_t i = 0; i < n; i++)
		to[i] = from[i];
}

int sum(const struct pair *restrict p)
{
	const struct pair *restrict q = p, *restrict r = p;
	return p->a + q->b + r->a;
}
