// A global that is declared before.
#include <sdc.h>
#include <stddef.h>


static int visits;
static void work(void) __touches(visits);

static void work(void)
{
	visits++;
}

int twice(void)
{
	work();
	work();
	return visits;
}
