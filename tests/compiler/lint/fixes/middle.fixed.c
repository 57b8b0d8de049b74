#include <sdc.h>

int first(int a, const int *b, int c)
{
	return (a ? a : *b + 1) + (a + c ? a + c : 3);
}
