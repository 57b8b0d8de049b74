// The token is dropped at once.
#include <sd/mutex.h>
#include <sdc.h>

void lock_only(struct sd_mutex *m)
{
	sd_lock(m); // expect-error:2: this result owns an object and is not used; free it, move it or store it [owner-lost]
}
