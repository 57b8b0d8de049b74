// A flexible array member with its count.
#include <sdc.h>
#include <stddef.h>

struct line {
	size_t n;
	int items[] __counted_by(n);
};

size_t length(const struct line *l)
{
	return l->n;
}
