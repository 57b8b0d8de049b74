// Complit: refused.
#include <sdc.h>
#include <stddef.h>

struct P {
	int x;
};
int f(int c)
{
	struct P *p;
	if (c) {
		p = &(struct P){1};
	} else { // expect-error:2: 'a temporary' ends here while it is borrowed [loan-scope]
		p = &(struct P){2};
	} // expect-error:2: 'a temporary' ends here while it is borrowed [loan-scope]
	return p->x;
}
