// A struct without owners may be.
#include <sdc.h>
#include <stddef.h>


struct point {
	int x, y;
};

void copy(struct point *to, const struct point *from)
{
	*to = *from;
}
