// A thread that owns its argument.
#include <sdc.h>
#include <stddef.h>


static void work(int *__owned n)
{
	sd_free(n);
}

int start(void)
{
	int *__owned n = sd_new(int);
	return sd_spawn(work, n);
}
