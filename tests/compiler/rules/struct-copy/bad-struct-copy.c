// Struct copy: refused.
#include <sdc.h>
#include <stddef.h>

struct buf {
	int *__owned _Nullable d __counted_by(n);
	size_t n;
};

void f(struct buf *a)
{
	struct buf b = *a; // expect-error:17: copying '*a' would make two owners of what it holds; take or swap its fields [struct-copy]
	sd_free(sd_take(b.d));
}
