// A place is freed or overwritten while something borrowed from it is in use.
#include <sdc.h>
#include <stddef.h>


struct buf {
	int *__owned _Nullable d __counted_by(n);
	size_t n;
};

int after_take(struct buf *b)
{
	int *_Nullable p = b->d;
	int *__owned _Nullable old = sd_take(b->d); // expect-error:31: 'b->d' is taken while it is borrowed [loan-conflict]
	int r = p ? *p : 0;
	if (old)
		sd_free(old);
	return r;
}

int after_free(void)
{
	int *__owned p = sd_new(int);
	int *q = p;
	sd_free(p); // expect-error:10: 'p' is moved or freed while it is borrowed [loan-conflict]
	return *q;
}
