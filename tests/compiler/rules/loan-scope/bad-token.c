// The mutex ends before its token.
#include <sd/mutex.h>
#include <sdc.h>

struct account {
	struct sd_mutex m;
	int v __guarded_by(m);
};

void scope(void)
{
	struct sd_guard *__owned _Nullable g = 0;
	{
		struct account a = {0};
		g = sd_lock(&a.m);
	} // expect-error:2: 'a' ends here while it is borrowed [loan-scope]
	sd_unlock(g);
}
