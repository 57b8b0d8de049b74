// A pointer handed back.
#include <sdc.h>
#include <stddef.h>


int make(int *__owned _Nullable *__out result)
{
	*result = sd_new(int);
	return 1;
}
