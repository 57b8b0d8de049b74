// An owner behind a borrow is moved.
#include <sdc.h>
#include <stddef.h>


struct box {
	int *__owned _Nullable item;
};

void empty(struct box *b)
{
	int *__owned _Nullable p = b->item; // expect-error:29: 'b->item' does not belong to this function, so it cannot be moved; use sd_take or sd_swap [move-out-of-borrow]
	if (p)
		sd_free(p);
}
