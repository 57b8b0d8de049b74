// Family: a statement behind an attribute or a label.
#include <sdc.h>
#include <stddef.h>
#include <stdint.h>

int f(int *__owned p, int n)
{
	switch (n) {
	case 0:
		sd_free(p);
		__attribute__((__fallthrough__));
	case 1:
	again:
		sd_free(p); // expect-error:11: 'p' was moved or freed; set it again or use it before [use-after-move]
		break;
	default:
		goto again;
	}
	return 0;
}
