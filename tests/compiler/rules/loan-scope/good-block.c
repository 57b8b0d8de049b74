// Both end together.
#include <sdc.h>
#include <stddef.h>


int together(void)
{
	int first = 1;
	int n = 2;
	int *p = &first;
	*p = 3;
	p = &n;
	return *p + first;
}
