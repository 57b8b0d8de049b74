// A struct with owners moves as a whole.
#include <sdc.h>
#include <stddef.h>

struct box {
	int *__owned _Nullable item;
	size_t uses;
};

void empty(struct box b)
{
	sd_free(b.item);
}

struct box filled(int value)
{
	struct box b = {0};
	int *__owned item = sd_new(int);
	*item = value;
	b.item = item;
	return b;
}
