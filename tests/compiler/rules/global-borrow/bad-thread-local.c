// The same thread may come back in by the call and change its own.
#include <sdc.h>
#include <stddef.h>

struct table {
	const int *__static _Nullable d __counted_by(n);
	size_t n;
};

static _Thread_local struct table own;

void other(void);
static void use(struct table *t, void (*callback)(void))
{
	callback();
	t->d = 0;
	t->n = 0;
}

void reenter(void)
{
	use(&own, other); // expect-error:2: this call may change the global 'own', of which a borrow is in use; take what is needed to a local first, or say what the callee __touches [global-borrow]
}
