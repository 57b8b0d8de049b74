// Signed overflow as a fault.
// FLAGS: --overflow=trap
#include <limits.h>

// returns 5: 6
// returns -1: 0
int case_add(int n)
{
	return n + 1; // faults 2147483647: int-overflow
}

// returns 3: -3
int case_negate(int n)
{
	return -n; // faults -2147483648: int-overflow
}

// returns 2: 2147483646
int case_multiply(int n)
{
	return n * 1073741823; // faults 3: int-overflow
}

// returns 7: 6
int case_decrement(int n)
{
	n--; // faults -2147483648: int-overflow
	return n;
}

// returns 4: 20
int case_compound(int n)
{
	int m = 5;
	m *= n; // faults 1000000000: int-overflow
	return m;
}
