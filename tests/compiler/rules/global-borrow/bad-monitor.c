// Services that leave the monitor: other threads change globals meanwhile.
#include <sd/system.h>
#include <sd/thread.h>
#include <sdc.h>


struct box {
	int *__owned _Nullable d;
};

static struct box g;

int yields(void)
{
	int *_Nullable p = g.d;
	if (!p)
		return 0;
	(void)sd_yield(); // expect-error:8: this call may change the global 'g', of which a borrow is in use; take what is needed to a local first, or say what the callee __touches [global-borrow]
	return *p;
}

int sleeps(void)
{
	int *_Nullable p = g.d;
	if (!p)
		return 0;
	(void)sd_sleep_ns(1); // expect-error:8: this call may change the global 'g', of which a borrow is in use; take what is needed to a local first, or say what the callee __touches [global-borrow]
	return *p;
}

int loads(const char *name __counted_by(n), size_t n)
{
	int *_Nullable p = g.d;
	if (!p)
		return 0;
	(void)sd_domain_load(name, n); // expect-error:8: this call may change the global 'g', of which a borrow is in use; take what is needed to a local first, or say what the callee __touches [global-borrow]
	return *p;
}

int unloads(const char *name __counted_by(n), size_t n)
{
	int *_Nullable p = g.d;
	if (!p)
		return 0;
	(void)sd_domain_unload(name, n); // expect-error:8: this call may change the global 'g', of which a borrow is in use; take what is needed to a local first, or say what the callee __touches [global-borrow]
	return *p;
}
