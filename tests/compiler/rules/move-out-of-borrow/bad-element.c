// An element does not move: which one it was is not known afterwards.
#include <sdc.h>
#include <stddef.h>

void take(int *__owned _Nullable p);
void set(int *__owned _Nullable *__out p);

void pass(int i)
{
	int *__owned _Nullable a[2] = {NULL};
	take(a[i]); // expect-error:7: 'a[]' does not belong to this function, so it cannot be moved; use sd_take or sd_swap [move-out-of-borrow]
}
