// A borrow of the argument.
#include <sdc.h>
#include <stddef.h>


static int total;

int *find(int *p)
{
	total++;
	return p;
}
