// A borrow where an owner is asked for, and the reverse.
#include <sdc.h>
#include <stddef.h>


static void take(int *__owned p)
{
	sd_free(p);
}

void give(int *p) // expect-warning:16: 'p' is passed on to an owner; it seems to lack __owned [missing-annotation]
{
	take(p); // expect-error:7: __owned is asked for here, this pointer is borrow [owner-kind]
	sd_free(p); // expect-error:2: __owned is asked for here, this pointer is borrow [owner-kind]
}
