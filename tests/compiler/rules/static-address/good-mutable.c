// A __static pointer to plain data that may change: it lives as long as the
// domain, and no owner can go away with it.
#include <sdc.h>
#include <stddef.h>

struct counter {
	int n;
};

struct user {
	struct counter *__static _Nullable counter;
};

static struct counter hits, misses;
static struct user users[2] = {{&hits}, {&misses}};

int count(struct user *u, int is_hit)
{
	u->counter = is_hit ? &hits : &misses;
	return u->counter->n++;
}

int count_all(void)
{
	int sum = 0;
	for (int i = 0; i < 2; i++) {
		struct counter *c = users[i].counter;
		if (c)
			sum += c->n;
	}
	return sum;
}
