// An owner that may be null.
#include <sdc.h>
#include <stddef.h>


void take(int *__owned _Nullable *__out result)
{
	*result = 0;
}
