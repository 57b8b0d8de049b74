// For dead: refused.
#include <sdc.h>
#include <stddef.h>

int f(int n)
{
	int *p = 0;
	for (int i = 0; i < n; i++) {
		int a[2] = {i, i}; // expect-error:7: 'a' ends here while it is borrowed [loan-scope]
		if (p)
			return *p;
		p = a;
	} // expect-note:2: and here
	return 0;
}
