// A volatile variable.
#include <sdc.h>
#include <stddef.h>

int f(int n)
{
	volatile int v = n;
	v++;
	return v;
}
