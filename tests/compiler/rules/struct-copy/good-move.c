// A local struct with owners moves: to another, to a function, to the caller.
#include <sdc.h>
#include <stddef.h>

struct box {
	int *__owned _Nullable item;
	size_t uses;
};

struct pair {
	struct box a, b;
};

struct box filled(int value);
void empty(struct box b);

struct box kept(struct box b, int other)
{
	struct box c = b;
	b = filled(other); // b is empty: it may be set again
	empty(b);
	return c;
}

int both(int swap)
{
	struct pair p = {filled(1), filled(2)};
	struct pair q = p;
	struct box first = swap ? filled(3) : filled(4);
	int v = first.item ? *first.item : 0;
	empty(q.b);
	q.b = first;
	empty(q.a);
	empty(q.b);
	return v;
}

void into(struct box *to)
{
	sd_free(sd_take(to->item));
	*to = filled(3); // the owner in *to is known to be null
}
