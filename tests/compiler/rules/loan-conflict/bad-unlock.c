// A borrow of guarded data outlives the token, or what was locked goes away.
#include <sd/mutex.h>
#include <sdc.h>
#include <stddef.h>

struct account {
	struct sd_mutex m;
	int *__owned _Nullable d __counted_by(n) __guarded_by(m);
	size_t n __guarded_by(m);
	int v __guarded_by(m);
};

struct holder {
	struct sd_mutex m;
	struct account *__owned _Nullable inner __guarded_by(m);
	struct account part __guarded_by(m);
};

struct node {
	struct node *__owned _Nullable next;
	int v;
};

static struct sd_mutex lock;
static struct node *__owned _Nullable head __guarded_by(lock);

int late(struct account *a)
{
	struct sd_guard *__owned g = sd_lock(&a->m);
	int *p = &a->v;
	sd_unlock(g); // expect-error:2: 'a->m' is unlocked while it is borrowed [loan-conflict]
	return *p;
}

int late_owner(struct account *a)
{
	struct sd_guard *__owned g = sd_lock(&a->m);
	int *p = a->d;
	sd_unlock(g); // expect-error:2: 'a->m' is unlocked while it is borrowed [loan-conflict]
	return p ? p[0] : 0;
}

int late_global(void)
{
	struct sd_guard *__owned g = sd_lock(&lock);
	const struct node *n = head;
	if (n)
		n = n->next;
	sd_unlock(g); // expect-error:2: 'lock' is unlocked while it is borrowed [loan-conflict]
	return n ? n->v : 0;
}

static int *same(int *p) { return p; }

int late_result(struct account *a)
{
	struct sd_guard *__owned g = sd_lock(&a->m);
	int *p = same(&a->v);
	sd_unlock(g); // expect-error:2: 'a->m' is unlocked while it is borrowed [loan-conflict]
	return *p;
}

static void finish(struct sd_guard *__owned g) { sd_unlock(g); }

int handed_on(struct account *a)
{
	struct sd_guard *__owned g = sd_lock(&a->m);
	int *p = &a->v;
	finish(g); // expect-error:2: 'a->m' is unlocked while it is borrowed [loan-conflict]
	return *p;
}

static void finish_with(struct sd_guard *__owned g, int *v)
{
	sd_unlock(g);
	*v = 1;
}

void beside(struct account *a)
{
	struct sd_guard *__owned g = sd_lock(&a->m);
	finish_with(g, &a->v); // expect-error:2: 'a->m' is unlocked while it is borrowed [loan-conflict]
}

int around(struct account *a, int n)
{
	int sum = 0;
	const int *_Nullable last = 0;
	while (n--) {
		if (last)
			sum += *last;
		struct sd_guard *__owned g = sd_lock(&a->m);
		last = &a->v;
		sd_unlock(g); // expect-error:3: 'a->m' is unlocked while it is borrowed [loan-conflict]
	}
	return sum;
}

void inner(struct holder *h)
{
	struct sd_guard *__owned a = sd_lock(&h->m);
	struct sd_guard *__owned b = sd_lock(&h->part.m);
	sd_unlock(a); // expect-error:2: 'h->m' is unlocked while it is borrowed [loan-conflict]
	h->part.v = 1; // expect-error:12: 'h->part' is guarded by 'h->m'; reach it while a token of sd_lock(&h->m) lives [guard-needed]
	sd_unlock(b);
}

// The mutex goes away while it is held.
void freed(struct account *__owned a)
{
	struct sd_guard *__owned g = sd_lock(&a->m);
	sd_free(a); // expect-error:10: 'a' is moved or freed while it is borrowed [loan-conflict]
	sd_unlock(g);
}

void taken(struct holder *h)
{
	struct sd_guard *__owned g = sd_lock(&h->m);
	struct account *a = h->inner;
	if (a) {
		struct sd_guard *__owned i = sd_lock(&a->m);
		struct account *__owned _Nullable old = sd_take(h->inner); // expect-error:43: 'h->inner' is taken while it is borrowed [loan-conflict]
		sd_unlock(i);
		sd_free(old);
	}
	sd_unlock(g);
}
