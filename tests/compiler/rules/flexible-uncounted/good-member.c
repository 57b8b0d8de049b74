// With one.
#include <sdc.h>
#include <stddef.h>


struct line {
	size_t n;
	int items[] __counted_by(n);
};

int first(const struct line *l)
{
	return l->n > 0 ? l->items[0] : 0;
}
