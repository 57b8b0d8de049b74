// Two that agree.
#include <sdc.h>
#include <stddef.h>


void take(int *__owned p);

void take(int *__owned p)
{
	sd_free(p);
}
