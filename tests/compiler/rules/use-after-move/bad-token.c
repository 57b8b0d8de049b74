// Unlocked twice; and a callee has only what was moved to it.
#include <sd/mutex.h>
#include <sdc.h>

void twice(struct sd_mutex *m)
{
	struct sd_guard *__owned g = sd_lock(m);
	sd_unlock(g);
	sd_unlock(g); // expect-error:12: 'g' was moved or freed; set it again or use it before [use-after-move]
}
