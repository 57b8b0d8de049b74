// Family: an expression wrapped in brackets, conversions or a choice.
#include <sdc.h>
#include <stddef.h>
#include <stdint.h>

int f(int *__owned p)
{
	sd_free((p));
	const int *q = (((p))); // expect-error:17: 'p' was moved or freed; set it again or use it before [use-after-move]
	return q ? 1 : 0;
}

int g(int c)
{
	const int *p;
	{
		int x = 1;
		p = c ? (&((x))) : ((&(x)));
	} // expect-error:2: 'x' ends here while it is borrowed [loan-scope]
	return *(p);
}
