// Used before; set again.
#include <sdc.h>
#include <stddef.h>


int before(void)
{
	int *__owned p = sd_new(int);
	*p = 3;
	int n = *p;
	sd_free(p);
	p = sd_new(int);
	n += *p;
	sd_free(p);
	return n;
}
