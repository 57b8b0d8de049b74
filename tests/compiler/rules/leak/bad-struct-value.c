// A struct value that owns something and goes nowhere.
#include <sdc.h>
#include <stddef.h>

struct box {
	int *__owned _Nullable item;
	size_t uses;
};

struct box filled(int value);

void result(void)
{
	filled(1); // expect-error:10: 'value.item' still owns its object here; free it, move it or store it [leak]
}

void dropped(struct box b)
{
	(void)b; // expect-error:8: 'value.item' still owns its object here; free it, move it or store it [leak]
}

void parameter(struct box b)
{
	(void)b.uses;
} // expect-error:1: 'b.item' still owns its object here; free it, move it or store it [leak]

void overwritten(struct box b)
{
	b = filled(2); // expect-error:4: 'b.item' may still own an object; sd_take it first, or use sd_swap [overwrite-owner]
	sd_free(sd_take(b.item));
}
