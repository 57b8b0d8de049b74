#include "table.h"

unsigned long count_letters(void)
{
	struct table t = {0};
	for (unsigned char c = 'a'; c <= 'z'; c++)
		table_add(&t, c);
	unsigned long sum = 0;
	for (unsigned char c = 'a'; c <= 'z'; c++)
		sum += table_get(&t, c);
	return sum;
}
