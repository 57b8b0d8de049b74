// It is read.
#include <sdc.h>
#include <stddef.h>


struct box {
	int *__owned _Nullable item;
};

int read(const struct box *b)
{
	const int *_Nullable p = b->item;
	return p ? *p : 0;
}
