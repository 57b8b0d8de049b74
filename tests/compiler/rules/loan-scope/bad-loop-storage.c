// Loop storage: refused.
#include <sdc.h>
#include <stddef.h>

int f(int n)
{
	int z = 0;
	int *p = &z;
	int s = 0;
	for (int i = 0; i < n; i++) {
		int x = i; // expect-error:7: 'x' ends here while it is borrowed [loan-scope]
		s += *p;
		p = &x;
	} // expect-note:2: and here
	return s;
}
