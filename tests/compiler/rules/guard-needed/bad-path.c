// The path that was locked leads elsewhere now, or nothing says where it led.
#include <sd/mutex.h>
#include <sdc.h>
#include <stddef.h>

struct account {
	struct sd_mutex m;
	int *__owned _Nullable d __counted_by(n) __guarded_by(m);
	size_t n __guarded_by(m);
	int v __guarded_by(m);
};

int moved_on(struct account *a, struct account *b)
{
	struct sd_guard *__owned g = sd_lock(&a->m);
	a = b;
	int found = a->v; // expect-error:14: 'a->v' is guarded by 'a->m'; reach it while a token of sd_lock(&a->m) lives [guard-needed]
	sd_unlock(g);
	return found;
}

int element(struct account *all __counted_by(n), size_t n, size_t i)
{
	struct sd_guard *__owned g = sd_lock(&all[i].m);
	int found = all[i].v; // expect-error:14: 'all[].v' is guarded by 'all[].m'; reach it while a token of sd_lock(&all[].m) lives [guard-needed]
	sd_unlock(g);
	return found;
}

int next(struct account *all __counted_by(n), size_t n)
{
	struct sd_guard *__owned g = sd_lock(&all->m);
	all++;
	int found = all->v; // expect-error:14: 'all->v' is guarded by 'all->m'; reach it while a token of sd_lock(&all->m) lives [guard-needed]
	sd_unlock(g);
	return found;
}

int either(struct account *a, struct account *b, int c)
{
	struct sd_guard *__owned g = sd_lock(c ? &a->m : &b->m);
	int found = a->v; // expect-error:14: 'a->v' is guarded by 'a->m'; reach it while a token of sd_lock(&a->m) lives [guard-needed]
	sd_unlock(g);
	return found;
}

int merged(struct account *a, struct account *b, int c)
{
	struct sd_guard *__owned g = c ? sd_lock(&a->m) : sd_lock(&b->m);
	int found = a->v; // expect-error:14: 'a->v' is guarded by 'a->m'; reach it while a token of sd_lock(&a->m) lives [guard-needed]
	sd_unlock(g);
	return found;
}

int maybe(struct account *a, int c)
{
	struct sd_guard *__owned _Nullable g = 0;
	if (c)
		g = sd_lock(&a->m);
	int found = a->v; // expect-error:14: 'a->v' is guarded by 'a->m'; reach it while a token of sd_lock(&a->m) lives [guard-needed]
	if (g)
		sd_unlock(g);
	return found;
}

static void finish(struct sd_guard *__owned g) { sd_unlock(g); }

int handed_on(struct account *a)
{
	struct sd_guard *__owned g = sd_lock(&a->m);
	finish(g);
	return a->v; // expect-error:9: 'a->v' is guarded by 'a->m'; reach it while a token of sd_lock(&a->m) lives [guard-needed]
}

// A parameter's token guards nothing that this function can name.
int given(struct account *a, struct sd_guard *__owned g)
{
	int found = a->v; // expect-error:14: 'a->v' is guarded by 'a->m'; reach it while a token of sd_lock(&a->m) lives [guard-needed]
	sd_unlock(g);
	return found;
}

int turn(struct account *a, struct account *b, int n)
{
	struct sd_guard *__owned g = sd_lock(&a->m);
	int found = 0;
	while (n--) {
		found += a->v; // expect-error:12: 'a->v' is guarded by 'a->m'; reach it while a token of sd_lock(&a->m) lives [guard-needed]
		a = b;
	}
	sd_unlock(g);
	return found;
}

int wrapped(struct account *a, struct account *b)
{
	struct sd_guard *__owned g = sd_lock(&a->m);
	int found = ((void)(a = b), a)->v; // expect-error:14: 'value->v' is guarded by 'value->m'; reach it while a token of sd_lock(&value->m) lives [guard-needed]
	sd_unlock(g);
	return found;
}
