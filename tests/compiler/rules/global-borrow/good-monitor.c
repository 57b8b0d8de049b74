// Services that stay in the monitor; borrows taken anew after those that leave.
#include <sd/system.h>
#include <sd/thread.h>
#include <sdc.h>


struct box {
	int *__owned _Nullable d;
};

static struct box g;

int stays(void)
{
	int *_Nullable p = g.d;
	if (!p)
		return 0;
	return *p + (sd_now_ns() > 5);
}

int anew(void)
{
	(void)sd_yield();
	int *_Nullable p = g.d;
	return p ? *p : 0;
}
