// A flexible array without a count.
#include <sdc.h>
#include <stddef.h>


struct line {
	size_t n;
	int items[]; // expect-error:6: flexible array 'items' has no count; add __counted_by [flexible-uncounted]
};
