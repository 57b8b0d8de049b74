// The same, written plainly.
#include <sdc.h>
#include <stddef.h>


int call(int (*f)(int), int n)
{
	return f(n);
}
