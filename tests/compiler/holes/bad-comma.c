// Family: a moved owner behind a comma.
#include <sdc.h>
#include <stddef.h>
#include <stdint.h>

int f(int *__owned p)
{
	int v = (sd_free(p), *p); // expect-error:24: 'p' was moved or freed; set it again or use it before [use-after-move]
	return v;
}
