// A count that becomes 0 alone: then its pointer covers nothing.
#include <sdc.h>
#include <stddef.h>

struct rows {
	int *__owned _Nullable cells __counted_by(n * width);
	size_t n, width;
	size_t used;
};

void clear(struct rows *r)
{
	sd_free(sd_take(r->cells));
	r->n = 0;
	r->width = 0;
	r->used = 0;
}
