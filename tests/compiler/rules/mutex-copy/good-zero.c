// A mutex starts as zero and is passed by pointer.
#include <sd/mutex.h>
#include <sdc.h>

struct account {
	struct sd_mutex m;
	int v __guarded_by(m);
};

static struct account first = {{0}, 7};
static struct account second = {.v = 1};

static void add(struct account *a)
{
	struct sd_guard *__owned g = sd_lock(&a->m);
	a->v++;
	sd_unlock(g);
}

void all(void)
{
	struct account local = {0};
	struct account *__owned heap = sd_new(struct account);
	add(&first);
	add(&second);
	add(&local);
	add(heap);
	sd_free(heap);
}
