// A function that calls itself, and whose last call from elsewhere the optimiser
// takes away after all else: the table of functions must not name it.
#include <sdc.h>

struct node {
	int v;
	char w[3];
	struct node *__owned _Nullable next;
	struct node *__owned _Nullable other;
};

static struct node *__owned _Nullable kept[4];

static void clear(struct node *__owned _Nullable n)
{
	while (n) {
		struct node *__owned _Nullable next = sd_take(n->next);
		clear(sd_take(n->other));
		sd_free(n);
		n = next;
	}
}

// returns 1: 1
// returns 7: 7
int case_vanished(int n)
{
	unsigned long a = n, b = n + 1;
	signed char v = (b < sd_as(unsigned short, b));
	struct node *__owned _Nullable o = sd_take(kept[64 * a & 3]);
	if (o) {
		clear(sd_take(o->next));
		sd_swap(o->next, kept[3]);
		clear(o);
	}
	const int after[3] = {a + v, a, b};
	return after[n & 1 ? 0 : n]; // faults 4: bounds
}
