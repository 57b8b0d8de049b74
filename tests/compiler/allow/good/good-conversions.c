// The arithmetic conversions that C implies.
#include <stdbool.h>

double convert(int n, long long wide, float single, double precise)
{
	short narrow = n;
	unsigned bits = n;
	bool set = n;
	bool nonzero = single;
	long truncated = precise;
	float rounded = precise;
	double from_int = narrow;
	return wide + bits + set + nonzero + truncated + rounded + from_int;
}
