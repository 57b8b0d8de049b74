// Walls behind what sdc refuses: code of others hands over what it may not.
#include <sdc.h>
#include <stdbool.h>
#include <stddef.h>

void host_set_bool(bool *__inout b, int value) __touches();

// returns 0: 0
// returns 1: 1
int case_bool(int n)
{
	bool b = false;
	host_set_bool(&b, n);
	return b ? 1 : 0; // faults 2: bad-bool // faults 255: bad-bool
}
