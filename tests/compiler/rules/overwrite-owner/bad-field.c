// A field that may own an object is assigned.
#include <sdc.h>
#include <stddef.h>


struct box {
	int *__owned _Nullable item;
};

void fill(struct box *b)
{
	b->item = sd_new(int); // expect-error:10: 'b->item' may still own an object; sd_take it first, or use sd_swap [overwrite-owner]
}
