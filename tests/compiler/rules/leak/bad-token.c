// A token that is not given up would keep the mutex locked.
#include <sd/mutex.h>
#include <sdc.h>

void forgotten(struct sd_mutex *m)
{
	struct sd_guard *__owned g = sd_lock(m);
	(void)m;
} // expect-error:1: 'g' still owns its object here; free it, move it or store it [leak]

int early(struct sd_mutex *m, int c)
{
	struct sd_guard *__owned g = sd_lock(m);
	if (c)
		return 1; // expect-error:3: 'g' still owns its object here; free it, move it or store it [leak]
	sd_unlock(g);
	return 0;
}

void on_one_path(struct sd_mutex *m, int c)
{
	struct sd_guard *__owned g = sd_lock(m);
	if (c)
		sd_unlock(g);
} // expect-error:1: 'g' still owns its object here; free it, move it or store it [leak]
