// Never freed, two ways out.
#include <sdc.h>
#include <stddef.h>

int f(int n)
{
	int *p = sd_new(int);
	*p = n;
	if (n > 3)
		return 1;
	return *p;
}
