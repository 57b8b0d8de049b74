// It names both.
#include <sdc.h>
#include <stddef.h>


static int visits, errors;
void work(void) __touches(visits, errors);

void work(void)
{
	visits++;
	errors++;
}
