// Chain struct: refused.
#include <sdc.h>
#include <stddef.h>

struct buf {
	int *__owned _Nullable d __counted_by(n);
	size_t n;
};

void f(int *__owned p __counted_by(n), size_t n)
{
	struct buf x = {0};
	struct buf y = {0};
	x = y = (struct buf){p, n}; // expect-error:4: copying 'x' would make two owners of what it holds; take or swap its fields [struct-copy]
	sd_free(sd_take(x.d));
	sd_free(sd_take(y.d));
}
