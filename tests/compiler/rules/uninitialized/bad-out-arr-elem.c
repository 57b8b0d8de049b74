// Out arr elem: refused.
#include <sdc.h>
#include <stddef.h>

void g(int *__out v);
int f(void)
{
	int a[4];
	g(&a[0]); // expect-error:2: 'a[]' is read before it is set; initialise it, all zero is enough [uninitialized]
	return a[1];
}
