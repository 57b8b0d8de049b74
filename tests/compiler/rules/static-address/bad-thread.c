// Addresses that do not stay: of one thread, or of guarded data.
#include <sd/mutex.h>
#include <sdc.h>

static _Thread_local const int mine = 1;
static struct sd_mutex lock;
static int shared __guarded_by(lock);

struct holder {
	const int *__static _Nullable at;
};

void keep_local(struct holder *h)
{
	h->at = &mine; // expect-error:8: a __static pointer points to a const object of static storage [static-address]
}

void keep_guarded(struct holder *h)
{
	struct sd_guard *__owned g = sd_lock(&lock);
	h->at = &shared; // expect-error:8: a __static pointer points to a const object of static storage [static-address]
	sd_unlock(g);
}
