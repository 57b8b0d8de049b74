// A pointer that may be null is tested before use.
#include <sdc.h>

int value_or_zero(int *_Nullable p)
{
	int *_Nullable none = 0;
	if (!p || p == none)
		return 0;
	return *p;
}
