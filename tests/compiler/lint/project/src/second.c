#include "shared.h"

int twice(int n)
{
	return n + n;
}

int other(long n)
{
	return narrow(n) + (short)n + (short)n;
}
