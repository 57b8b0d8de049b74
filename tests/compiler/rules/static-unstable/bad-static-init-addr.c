// Static init addr: refused.
#include <sdc.h>
#include <stddef.h>

struct buf {
	int *__owned _Nullable d __counted_by(n);
	size_t n;
};

static int x;
static int *__static q = &x;
static struct buf b;
static struct buf *__static bb = &b; // expect-error:29: a __static pointer to 'struct buf' would let two paths reach one owner; point to a const object [static-unstable]
void f(void)
{
	(void)q;
	(void)bb;
}
