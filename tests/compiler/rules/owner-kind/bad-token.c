// A callee cannot unlock what was only lent to it.
#include <sd/mutex.h>
#include <sdc.h>

static void helper(struct sd_guard *g) { sd_unlock(g); } // expect-error:52: __owned is asked for here, this pointer is borrow [owner-kind]
// expect-warning@-1:37: 'g' is passed on to an owner; it seems to lack __owned [missing-annotation]

void caller(struct sd_mutex *m)
{
	struct sd_guard *__owned g = sd_lock(m);
	helper(g);
	sd_unlock(g);
}
