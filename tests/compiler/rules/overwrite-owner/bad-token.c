// What was null under the lock may be set again by another thread.
#include <sd/mutex.h>
#include <sdc.h>

struct node {
	int v;
};

static struct sd_mutex lock;
static struct node *__owned _Nullable slot __guarded_by(lock);

struct box {
	struct sd_mutex m;
	struct node *__owned _Nullable slot __guarded_by(m);
};

void global(struct node *__owned n)
{
	struct sd_guard *__owned g = sd_lock(&lock);
	sd_free(sd_take(slot));
	sd_unlock(g);
	g = sd_lock(&lock);
	slot = n; // expect-error:7: 'slot' may still own an object; sd_take it first, or use sd_swap [overwrite-owner]
	sd_unlock(g);
}

void field(struct box *b, struct node *__owned n)
{
	struct sd_guard *__owned g = sd_lock(&b->m);
	sd_free(sd_take(b->slot));
	sd_unlock(g);
	g = sd_lock(&b->m);
	b->slot = n; // expect-error:10: 'b->slot' may still own an object; sd_take it first, or use sd_swap [overwrite-owner]
	sd_unlock(g);
}
