// A borrow of one element.
#include <sdc.h>
#include <stddef.h>

void first(int *a, int *_Nullable *__out result)
{
	*result = a;
}
