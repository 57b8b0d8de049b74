// An owner that a call gives is not used.
#include <sdc.h>
#include <stddef.h>


static int *__owned make(void)
{
	return sd_new(int);
}

void lose(void)
{
	make(); // expect-error:2: this result owns an object and is not used; free it, move it or store it [owner-lost]
	sd_new(int); // expect-error:2: this result owns an object and is not used; free it, move it or store it [owner-lost]
}
