// RUN-FLAGS: --concurrent
// _Atomic, __guarded_by, and const, which needs nothing.
#include <sd/mutex.h>
#include <sdc.h>
#include <stdbool.h>
#include <stddef.h>

struct node {
	int v;
	struct node *__owned _Nullable next;
};

// Every field is safe to share, so the whole is.
struct counter {
	struct sd_mutex m;
	long sum __guarded_by(m);
	_Atomic long calls;
	const int limit;
	struct {
		_Atomic bool seen[4];
	} marks;
};

static _Atomic int hits;
static const int table[3] = {1, 2, 3};
static const char *const __static _Nullable names[2] = {"a", "b"};
static struct sd_mutex lock;
static struct node *__owned _Nullable head __guarded_by(lock);
static struct counter counter = {.limit = 10};
static struct counter many[4];

int hit(int i) { return hits++ + (i >= 0 && i < 3 ? table[i] : 0); }

static void add(struct counter *c, long n)
{
	struct sd_guard *__owned g = sd_lock(&c->m);
	if (c->sum < c->limit)
		c->sum += n;
	sd_unlock(g);
	c->calls++;
	c->marks.seen[0] = true;
}

void add_all(size_t i)
{
	add(&counter, 1);
	add(&many[i], 1);
}

void push(int v)
{
	struct node *__owned n = sd_new(struct node);
	n->v = v;
	struct sd_guard *__owned g = sd_lock(&lock);
	n->next = sd_take(head);
	head = n;
	sd_unlock(g);
}

size_t not_evaluated(void)
{
	static int plain;
	return sizeof plain;
}
