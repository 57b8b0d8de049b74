// A heap object and a literal of static storage would keep views.
#include <sdc.h>
#include <stddef.h>

struct __view ip {
	int *p;
};

void heap(void)
{
	sd_free(sd_new(struct ip)); // expect-error:10: a heap object would keep a view; views are locals, parameters, results and members of views, and pointers to them are parameters and locals [view-place]
}
