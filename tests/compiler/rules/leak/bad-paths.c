// An owner that nobody frees, on a path or at all.
#include <sdc.h>
#include <stddef.h>


int never(void)
{
	int *__owned p = sd_new(int);
	return *p; // expect-error:2: 'p' still owns its object here; free it, move it or store it [leak]
}

int one_path(int c)
{
	int *__owned p = sd_new(int);
	if (c)
		return 1; // expect-error:3: 'p' still owns its object here; free it, move it or store it [leak]
	sd_free(p);
	return 0;
}
