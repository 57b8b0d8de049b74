#include <sdc.h>

int count(int volatile n)
{
	volatile int sum = 0;
	for (volatile int i = 0; i < n; i++)
		sum += i;
	return sum;
}
