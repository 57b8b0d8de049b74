// It is taken, which leaves null there.
#include <sdc.h>
#include <stddef.h>


struct box {
	int *__owned _Nullable item;
};

void empty(struct box *b)
{
	int *__owned _Nullable p = sd_take(b->item);
	if (p)
		sd_free(p);
}
