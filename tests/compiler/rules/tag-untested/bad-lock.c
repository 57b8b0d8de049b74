// RUN-FLAGS: --concurrent
// What a test said of a guarded tag ends with the token.
#include <sd/mutex.h>
#include <sdc.h>
enum kind { NONE, INT, OWN };
struct val { enum kind kind; union { int i; unsigned u; } u __tagged(kind, INT, OWN); };
struct box { struct sd_mutex m; struct val v __guarded_by(m); };
static struct box b;
int f(struct box *p) {
	int r = 0;
	struct sd_guard *__owned g = sd_lock(&p->m);
	if (p->v.kind == INT) { sd_unlock(g); g = sd_lock(&p->m); r = p->v.u.i; } // expect-error:64: 'p->v.u.i' is reached where 'p->v.kind' is not known to be INT; test it just before [tag-untested]
	sd_unlock(g);
	return r;
}
int h(void) {
	int r = 0;
	struct sd_guard *__owned g = sd_lock(&b.m);
	if (b.v.kind == INT) { sd_unlock(g); g = sd_lock(&b.m); r = b.v.u.i; } // expect-error:62: 'b.v.u.i' is reached where 'b.v.kind' is not known to be INT; test it just before [tag-untested]
	sd_unlock(g);
	return r;
}
