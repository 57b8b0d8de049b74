// A variable ends before what was borrowed from it.
#include <sdc.h>
#include <stddef.h>


int outlives(void)
{
	int first = 1;
	int *p = &first;
	{
		int n = 2;
		p = &n;
	} // expect-error:2: 'n' ends here while it is borrowed [loan-scope]
	return *p;
}
