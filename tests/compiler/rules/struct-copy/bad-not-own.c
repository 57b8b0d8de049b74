// A struct with owners that is not a local's own would be doubled.
#include <sdc.h>
#include <stddef.h>

struct box {
	int *__owned _Nullable item;
	size_t uses;
};

static struct box stock;
void empty(struct box b);

void from_global(void)
{
	empty(stock); // expect-error:8: copying 'stock' would make two owners of what it holds; take or swap its fields [struct-copy]
}

void from_pointer(struct box *b)
{
	empty(*b); // expect-error:8: copying '*b' would make two owners of what it holds; take or swap its fields [struct-copy]
}

struct box from_const(const struct box *b)
{
	return *b; // expect-error:9: copying '*b' would make two owners of what it holds; take or swap its fields [struct-copy]
}

void from_array(struct box b[2])
{
	empty(b[1]); // expect-error:8: copying 'b[]' would make two owners of what it holds; take or swap its fields [struct-copy]
}
