// What a test said about guarded data ends with the token.
#include <sd/mutex.h>
#include <sdc.h>

struct node {
	int v;
	struct node *__owned _Nullable next;
};

struct box {
	struct sd_mutex m;
	struct node *__owned _Nullable slot __guarded_by(m);
};

static struct sd_mutex lock;
static struct node *__owned _Nullable head __guarded_by(lock);

int field(struct box *b)
{
	int found = 0;
	struct sd_guard *__owned g = sd_lock(&b->m);
	if (b->slot) {
		sd_unlock(g);
		g = sd_lock(&b->m);
		found = b->slot->v; // expect-error:11: 'b->slot' may be null here; test it first, and copy it to a local if it is not one [null-deref]
	}
	sd_unlock(g);
	return found;
}

int global(void)
{
	int found = 0;
	struct sd_guard *__owned g = sd_lock(&lock);
	if (head) {
		sd_unlock(g);
		g = sd_lock(&lock);
		found = head->v; // expect-error:11: 'head' may be null here; test it first, and copy it to a local if it is not one [null-deref]
	}
	sd_unlock(g);
	return found;
}

static void finish(struct sd_guard *__owned g) { sd_unlock(g); }

int handed_on(struct box *b)
{
	int found = 0;
	struct sd_guard *__owned g = sd_lock(&b->m);
	if (b->slot) {
		finish(g);
		g = sd_lock(&b->m);
		found = b->slot->v; // expect-error:11: 'b->slot' may be null here; test it first, and copy it to a local if it is not one [null-deref]
	}
	sd_unlock(g);
	return found;
}
