// Under one token a test holds.
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
	struct sd_guard *__owned g = sd_lock(&b->m);
	int found = b->slot ? b->slot->v : 0;
	sd_unlock(g);
	return found;
}

int global(void)
{
	struct sd_guard *__owned g = sd_lock(&lock);
	int found = 0;
	if (head)
		found = head->v;
	sd_unlock(g);
	return found;
}
