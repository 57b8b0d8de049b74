// Siblings, and globals with the linkage of what they guard.
#include <sd/mutex.h>
#include <sdc.h>
#include <stddef.h>

static struct sd_mutex own;
struct sd_mutex outer;

static int here __guarded_by(own);
int everywhere __guarded_by(outer);

struct pair {
	struct sd_mutex m;
	int *__owned _Nullable d __counted_by(n) __guarded_by(m);
	size_t n __guarded_by(m);
	int v __guarded_by(outer);
};

void reset(struct pair *p)
{
	struct sd_guard *__owned a = sd_lock(&p->m);
	sd_free(sd_take(p->d));
	p->d = 0;
	p->n = 0;
	struct sd_guard *__owned b = sd_lock(&outer);
	p->v = everywhere;
	struct sd_guard *__owned c = sd_lock(&own);
	here = 1;
	sd_unlock(c);
	sd_unlock(b);
	sd_unlock(a);
}
