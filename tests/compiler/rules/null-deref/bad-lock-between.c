// What was known under a lock, once the lock was given up.
// RUN-FLAGS: --concurrent
#include <sdc.h>
#include <sd/mutex.h>
#include <stddef.h>

struct node {
	int v;
	struct node *__owned _Nullable next;
};

struct list {
	struct sd_mutex m;
	struct node *__owned _Nullable head __guarded_by(m);
};

int first(struct list *l)
{
	struct sd_guard *__owned g = sd_lock(&l->m);
	int known = l->head ? 1 : 0;
	if (!l->head) {
		sd_unlock(g);
		return known;
	}
	int v = l->head->v;
	sd_unlock(g);
	g = sd_lock(&l->m);
	v += l->head->v; // expect-error:7: 'l->head' may be null here; test it first, and copy it to a local if it is not one [null-deref]
	sd_unlock(g);
	return v;
}
