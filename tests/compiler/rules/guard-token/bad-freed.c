// A token ends by sd_unlock alone.
#include <sd/mutex.h>
#include <sdc.h>

void freed(struct sd_mutex *m)
{
	struct sd_guard *__owned g = sd_lock(m);
	sd_free(g); // expect-error:2: a lock's token is not freed, swapped or taken, nor does it go to another thread; use sd_unlock [guard-token]
}

void swapped(struct sd_mutex *m, struct sd_mutex *n)
{
	struct sd_guard *__owned _Nullable a = sd_lock(m);
	struct sd_guard *__owned _Nullable b = sd_lock(n);
	sd_swap(a, b); // expect-error:2: a lock's token is not freed, swapped or taken, nor does it go to another thread; use sd_unlock [guard-token]
	if (a)
		sd_unlock(a);
	if (b)
		sd_unlock(b);
}

static void run(struct sd_guard *__owned g) { sd_unlock(g); }

void elsewhere(struct sd_mutex *m)
{
	struct sd_guard *__owned g = sd_lock(m);
	(void)sd_spawn(run, g); // expect-error:8: a lock's token is not freed, swapped or taken, nor does it go to another thread; use sd_unlock [guard-token]
}
