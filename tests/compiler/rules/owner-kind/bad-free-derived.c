// Free derived: refused.
#include <sdc.h>
#include <stddef.h>

void f(int *__owned p __counted_by(n), size_t n)
{
	int *__owned q = p + 1; // expect-error:21: __owned is asked for here, this pointer is borrow [owner-kind]
	sd_free(q);
}
