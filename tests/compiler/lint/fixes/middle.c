#include <sdc.h>

int first(int a, const int *b, int c)
{
	return (a ?: *b + 1) + (a + c ?: 3);
}
