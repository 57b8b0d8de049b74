// A token is moved between locals and to a function.
#include <sd/mutex.h>
#include <sdc.h>

static void finish(struct sd_guard *__owned g) { sd_unlock(g); }

void pass(struct sd_mutex *m)
{
	struct sd_guard *__owned g = sd_lock(m);
	struct sd_guard *__owned h = g;
	finish(h);
}
