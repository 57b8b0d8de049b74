// Free interior: refused.
#include <sdc.h>
#include <stddef.h>

struct buf {
	int *__owned _Nullable d __counted_by(n);
	size_t n;
};

void f(struct buf *__owned p)
{
	p++; // expect-error:3: arithmetic on a pointer that is not a local borrow is not understood by this version of sdc, so it is refused [not-understood]
	sd_free(p);
}
