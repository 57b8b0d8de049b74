// Free static: refused.
#include <sdc.h>
#include <stddef.h>

void f(void)
{
	static int x;
	int *__owned p = &x; // expect-error:19: __owned is asked for here, this pointer is borrow [owner-kind]
	sd_free(p);
}
