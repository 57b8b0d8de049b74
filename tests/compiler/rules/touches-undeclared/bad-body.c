// A function touches what its __touches does not name.
#include <sdc.h>
#include <stddef.h>


static int visits, errors;
void work(void) __touches(visits);

void work(void) // expect-error:6: 'work' may touch 'errors', which its __touches does not name [touches-undeclared]
{
	visits++;
	errors++;
}
