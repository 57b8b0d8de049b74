// It is freed.
#include <sdc.h>
#include <stddef.h>


static int *__owned make(void)
{
	return sd_new(int);
}

void use(void)
{
	sd_free(make());
}
