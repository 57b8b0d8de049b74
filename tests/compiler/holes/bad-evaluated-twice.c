// sd_take and sd_swap name their places more than once: an index that another
// thread changes in between would make them two places.
// RUN-FLAGS: --concurrent
#include <sd/mutex.h>
#include <sdc.h>
#include <stddef.h>

struct buffer {
	int *__owned _Nullable p __counted_by(n);
	size_t n;
};

static struct sd_mutex m;
static struct buffer buffers[4] __guarded_by(m);
static _Atomic unsigned current;

int take(void)
{
	struct sd_guard *__owned g = sd_lock(&m);
	int *__owned _Nullable p = sd_take(buffers[current].p); // expect-error:29: sd_take of a place with effects is not understood by this version of sdc, so it is refused [not-understood]
	sd_free(p);
	sd_unlock(g);
	return 0;
}

struct node {
	int v;
};

void swap(void)
{
	struct node *__owned _Nullable nodes[4] = {sd_new(struct node)};
	struct node *__owned _Nullable one = NULL;
	sd_swap(nodes[current], one); // expect-error:2: sd_swap of a place with effects is not understood by this version of sdc, so it is refused [not-understood]
	sd_free(one);
}

int read(size_t k)
{
	struct sd_guard *__owned g = sd_lock(&m);
	const int *p = buffers[current].p; // once: pointer and count of one
	int r = p ? p[k] : 0;
	sd_unlock(g);
	return r;
}
