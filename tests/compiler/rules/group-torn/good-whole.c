// The members of a group set side by side.
#include <sdc.h>
#include <stddef.h>

struct buf {
	int *__owned _Nullable d __counted_by(n);
	size_t n;
	size_t used;
};

void grow(struct buf *v, size_t n)
{
	int *__owned d = sd_new_array(int, n);
	int *__owned _Nullable old = sd_take(v->d);
	if (old) {
		for (size_t i = 0; i < v->used && i < n; i++)
			d[i] = old[i];
		sd_free(old);
	}
	v->d = d;
	v->n = n;
}

void clear(struct buf *v)
{
	sd_free(sd_take(v->d));
	v->n = 16;
	v->d = NULL;
	v->used = 0;
}
