// What was there is taken out first.
#include <sdc.h>
#include <stddef.h>


struct box {
	int *__owned _Nullable item;
};

void fill(struct box *b)
{
	int *__owned _Nullable old = sd_take(b->item);
	if (old)
		sd_free(old);
	b->item = sd_new(int);
}
