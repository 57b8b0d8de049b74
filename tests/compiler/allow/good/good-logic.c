// Logical operators and comparisons.
#include <stdbool.h>

bool between(int low, int n, int high)
{
	return low <= n && n < high && !(n == 13 || n != high - 1);
}

bool outside(int low, int n, int high)
{
	return n < low || n > high || (n >= high && low == high);
}
