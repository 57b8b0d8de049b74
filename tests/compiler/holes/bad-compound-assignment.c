// Family: a use inside a compound assignment.
#include <sdc.h>
#include <stddef.h>
#include <stdint.h>

int f(int *__owned p, int n)
{
	sd_free(p);
	n += *p; // expect-error:8: 'p' was moved or freed; set it again or use it before [use-after-move]
	return n;
}
