// Borrows of guarded data end before the token; what is locked stays.
#include <sd/mutex.h>
#include <sdc.h>
#include <stddef.h>

struct account {
	struct sd_mutex m;
	int *__owned _Nullable d __counted_by(n) __guarded_by(m);
	size_t n __guarded_by(m);
	int v __guarded_by(m);
	int free;
};

struct node {
	struct node *__owned _Nullable next;
	int v;
};

static struct sd_mutex lock;
static struct node *__owned _Nullable head __guarded_by(lock);

int in_time(struct account *a)
{
	struct sd_guard *__owned g = sd_lock(&a->m);
	int *p = &a->v;
	int found = *p;
	sd_unlock(g);
	return found;
}

int other(struct account *a, struct account *b)
{
	struct sd_guard *__owned g = sd_lock(&a->m);
	int *p = &a->v;
	struct sd_guard *__owned h = sd_lock(&b->m);
	b->v++;
	sd_unlock(h);
	int found = *p;
	sd_unlock(g);
	return found;
}

int not_guarded(struct account *a)
{
	struct sd_guard *__owned g = sd_lock(&a->m);
	int *p = &a->free;
	sd_unlock(g);
	return *p;
}

int list(void)
{
	int sum = 0;
	struct sd_guard *__owned g = sd_lock(&lock);
	for (const struct node *n = head; n; n = n->next)
		sum += n->v;
	sd_unlock(g);
	return sum;
}

void emptied(struct account *a)
{
	struct sd_guard *__owned g = sd_lock(&a->m);
	int *__owned _Nullable old = sd_take(a->d);
	sd_unlock(g);
	sd_free(old);
}
