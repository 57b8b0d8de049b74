// A struct with an owner is copied.
#include <sdc.h>
#include <stddef.h>


struct box {
	int *__owned _Nullable item;
};

void copy(struct box *to, struct box *from)
{
	*to = *from; // expect-error:8: copying '*from' would make two owners of what it holds; take or swap its fields [struct-copy]
}
