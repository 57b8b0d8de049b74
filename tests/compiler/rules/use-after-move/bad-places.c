// Used after it was freed or moved; freed twice.
#include <sdc.h>
#include <stddef.h>


static void take(int *__owned p)
{
	sd_free(p);
}

int after_free(void)
{
	int *__owned p = sd_new(int);
	sd_free(p);
	return *p;
}

int after_move(void)
{
	int *__owned p = sd_new(int);
	take(p);
	return *p;
}

void twice(int *__owned p)
{
	sd_free(p);
	sd_free(p); // expect-error:10: 'p' was moved or freed; set it again or use it before [use-after-move]
}

void in_loop(int *__owned p, int n)
{
	for (int i = 0; i < n; i++)
		sd_free(p); // expect-error:11: 'p' was moved or freed; set it again or use it before [use-after-move]
}
// expect-error@15:10: 'p' was moved or freed; set it again or use it before [use-after-move]
// expect-error@22:10: 'p' was moved or freed; set it again or use it before [use-after-move]
