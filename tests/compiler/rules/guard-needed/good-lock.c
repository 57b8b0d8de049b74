// Fields beside their mutex, and globals beside theirs.
#include <sd/mutex.h>
#include <sdc.h>
#include <stddef.h>

struct account {
	struct sd_mutex m;
	long balance __guarded_by(m);
	long *__owned _Nullable log __counted_by(n) __guarded_by(m);
	size_t n __guarded_by(m);
};

struct bank {
	struct account first;
	struct sd_mutex m;
};

struct node {
	int value;
	struct node *__owned _Nullable next;
};

struct sd_mutex lock;
static struct sd_mutex own;
static struct node *__owned _Nullable head __guarded_by(lock);
static int count __guarded_by(own);

struct part {
	int v __guarded_by(lock);
};

void deposit(struct account *a, long sum)
{
	struct sd_guard *__owned g = sd_lock(&a->m);
	a->balance += sum;
	long *log = a->log;
	if (log && a->n > 0)
		log[0] = sum;
	sd_unlock(g);
}

long inner(struct bank *b)
{
	struct sd_guard *__owned g = sd_lock(&b->first.m);
	long found = b->first.balance;
	sd_unlock(g);
	return found;
}

void push(int value)
{
	struct node *__owned n = sd_new(struct node);
	n->value = value;
	struct sd_guard *__owned g = sd_lock(&lock);
	n->next = sd_take(head);
	head = n;
	sd_unlock(g);
}

int two(struct part *p)
{
	struct sd_guard *__owned a = sd_lock(&lock);
	const struct node *n = head;
	struct sd_guard *__owned b = sd_lock(&own);
	count++;
	if (n)
		count += n->value;
	int found = count + p->v;
	sd_unlock(b);
	if (n)
		found += n->value;
	sd_unlock(a);
	return found;
}

static void raise(long *balance) { (*balance)++; }

void lend(struct account *a)
{
	struct sd_guard *__owned g = sd_lock(&a->m);
	raise(&a->balance);
	sd_unlock(g);
}

// The token goes on to another variable, and to a function that ends it.
static void finish(struct sd_guard *__owned g) { sd_unlock(g); }

void pass(struct account *a)
{
	struct sd_guard *__owned g = sd_lock(&a->m);
	struct sd_guard *__owned h = g;
	a->balance = 0;
	finish(h);
}

// Nobody else reaches what this function alone has.
struct account *__owned make(void)
{
	struct account *__owned a = sd_new(struct account);
	a->balance = 1;
	return a;
}

long local(void)
{
	struct account a = {0};
	a.balance = 2;
	return a.balance;
}

void loop(struct account *a, int n)
{
	for (int i = 0; i < n; i++) {
		struct sd_guard *__owned g = sd_lock(&a->m);
		a->balance++;
		sd_unlock(g);
	}
}

int branch(struct account *a, int c)
{
	struct sd_guard *__owned g = sd_lock(&a->m);
	if (c)
		a->balance = c;
	else
		a->balance++;
	sd_unlock(g);
	return c;
}

size_t size(void) { return sizeof(count) + sizeof(head); }
