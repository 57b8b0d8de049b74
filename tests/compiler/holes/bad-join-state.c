// Family: states that differ where paths meet.
#include <sdc.h>
#include <stddef.h>
#include <stdint.h>

int f(int *__owned p, int n)
{
	for (int i = 0; i < n; i++) {
		if (i == 3)
			continue;
		if (i == 5)
			sd_free(p); // expect-error:12: 'p' was moved or freed; set it again or use it before [use-after-move]
	}
	return 0;
}

int g(int n)
{
	int *__owned _Nullable p = NULL;
	if (n)
		p = sd_new(int);
	while (n-- > 0)
		if (n == 7)
			return 1; // expect-error:4: 'p' still owns its object here; free it, move it or store it [leak]
	sd_free(p);
	return 0;
}
