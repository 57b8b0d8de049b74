// Flex: refused.
#include <sdc.h>
#include <stddef.h>

struct fl {
	size_t n;
	int d[] __counted_by(n);
};
void f(struct fl *a, struct fl *b)
{
	*a = *b; // expect-error:2: 'struct' belongs to a pointer and its count: a struct with a flexible array is never assigned [group-torn]
	a->n = 100; // expect-error:5: 'n' belongs to a pointer and its count: the count of a flexible array is fixed when the object is made [group-torn]
}
