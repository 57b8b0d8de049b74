// Attributes behind a macro, beside one that belongs to the type.
// PLAIN: clang-19
#define SPARE __attribute__((unused))

struct list {
	struct list *_Nullable next SPARE;
	int value;
};

int first(const struct list *l SPARE, int n)
{
	return n;
}
