// Attributes behind a macro, beside one that belongs to the type.
// PLAIN: clang-19
#include <sdc.h>
#define SPARE __attribute__((unused))

struct list {
	struct list *__owned _Nullable next SPARE;
	int value;
};

int first(const struct list *l SPARE, int n)
{
	return n;
}
