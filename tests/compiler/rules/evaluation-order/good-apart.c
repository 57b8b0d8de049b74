// Places that are not one: by variable, by member, by type.
#include <sdc.h>
#include <stddef.h>

struct cursor {
	const char *__static _Nullable text __counted_by(n);
	size_t n, at;
	int line;
};

void copy(char *to __counted_by(n), const char *from __counted_by(n), size_t n)
{
	while (n--)
		*to++ = *from++;
}

int next(struct cursor *c, long *seen, unsigned short *flags)
{
	if (!c->text || c->at >= c->n)
		return -1;
	int ch = c->text[c->at++] + (int){(*flags)++ + (int){*seen}};
	return ch + c->line++;
}

size_t count(const size_t *from __counted_by(n), size_t n)
{
	size_t i = 0, total = 0;
	while (i < n)
		total += from[i++];
	return total;
}

void swap(int *a, int *b)
{
	int t = *a;
	*a = *b;
	*b = t;
}
