// Whoever waits for a lock leaves the monitor: what hangs on a global may go.
#include <sd/mutex.h>
#include <sdc.h>

struct account {
	struct sd_mutex m;
	int v __guarded_by(m);
};

static struct account *__owned _Nullable only;

void wait_for(void)
{
	struct account *a = only;
	if (!a)
		return;
	struct sd_guard *__owned g = sd_lock(&a->m); // expect-error:31: this call may change the global 'only', of which a borrow is in use; take what is needed to a local first, or say what the callee __touches [global-borrow]
	a->v = 1;
	sd_unlock(g);
}
