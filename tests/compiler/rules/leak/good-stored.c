// Freed, or stored in an owner field.
#include <sdc.h>
#include <stddef.h>


struct box {
	int *__owned _Nullable item;
};

void fill(struct box *b)
{
	int *__owned p = sd_new(int);
	if (b->item)
		sd_free(p);
	else
		b->item = p;
}
