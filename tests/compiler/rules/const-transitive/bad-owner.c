// What an owner behind const points to is changed.
#include <sdc.h>
#include <stddef.h>


struct box {
	int *__owned _Nullable item;
};

void change(const struct box *b)
{
	int *_Nullable p = b->item; // expect-error:21: 'this pointer's target' is reached through const, so it may not change; make the pointer's target const [const-transitive]
	if (p)
		*p = 1;
}
