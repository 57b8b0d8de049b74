// Its address instead.
#include <sdc.h>
#include <stddef.h>


struct box {
	int *__owned _Nullable item;
};

int is_full(const struct box *b)
{
	return b->item ? 1 : 0;
}
