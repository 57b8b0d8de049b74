// A __static pointer to const data.
#include <sdc.h>
#include <stddef.h>


static const int limits[2] = {1, 9};
static const int *__static low = &limits[0];

int lowest(void)
{
	return *low;
}
