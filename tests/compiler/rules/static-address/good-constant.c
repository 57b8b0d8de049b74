// To a constant.
#include <sdc.h>
#include <stddef.h>


static const int limits[2] = {1, 9};

int point(void)
{
	const int *__static p = &limits[1];
	return *p;
}
