// After a test.
#include <sdc.h>
#include <stddef.h>


static int read(const int *p)
{
	return *p;
}

int pass(const int *_Nullable p)
{
	if (!p)
		return 0;
	return read(p);
}
