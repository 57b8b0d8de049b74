// Static ptr: refused.
#include <sdc.h>
#include <stddef.h>

struct buf {
	int *__owned _Nullable d __counted_by(n);
	size_t n;
};

static struct buf g;
void f(void)
{
	struct buf *__static a = &g; // expect-error:23: a __static pointer to 'struct buf' would let two paths reach one owner; point to a const object [static-unstable]
	struct buf *__static b = &g; // expect-error:23: a __static pointer to 'struct buf' would let two paths reach one owner; point to a const object [static-unstable]
	(void)a;
	(void)b;
}
