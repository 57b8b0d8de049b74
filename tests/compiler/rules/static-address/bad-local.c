// A __static pointer to a local.
#include <sdc.h>
#include <stddef.h>


int point(void)
{
	int n = 1;
	const int *__static p = &n; // expect-error:26: a __static pointer points to a const object of static storage [static-address]
	return *p;
}
