// No token, the token of another mutex, or one that is gone.
#include <sd/mutex.h>
#include <sdc.h>
#include <stddef.h>

struct account {
	struct sd_mutex m, other;
	long balance __guarded_by(m);
	long *__owned _Nullable log __counted_by(n) __guarded_by(m);
	size_t n __guarded_by(m);
};

struct sd_mutex lock, wrong;
static long total __guarded_by(lock);

long none(struct account *a)
{
	return a->balance; // expect-error:9: 'a->balance' is guarded by 'a->m'; reach it while a token of sd_lock(&a->m) lives [guard-needed]
}

long another(struct account *a)
{
	struct sd_guard *__owned g = sd_lock(&a->other);
	long b = a->balance; // expect-error:11: 'a->balance' is guarded by 'a->m'; reach it while a token of sd_lock(&a->m) lives [guard-needed]
	sd_unlock(g);
	return b;
}

long of_another(struct account *a, struct account *b)
{
	struct sd_guard *__owned g = sd_lock(&a->m);
	long found = b->balance; // expect-error:15: 'b->balance' is guarded by 'b->m'; reach it while a token of sd_lock(&b->m) lives [guard-needed]
	sd_unlock(g);
	return found;
}

long gone(struct account *a)
{
	struct sd_guard *__owned g = sd_lock(&a->m);
	sd_unlock(g);
	return a->balance; // expect-error:9: 'a->balance' is guarded by 'a->m'; reach it while a token of sd_lock(&a->m) lives [guard-needed]
}

void counted(struct account *a)
{
	long *log = a->log; // expect-error:14: 'a->log' is guarded by 'a->m'; reach it while a token of sd_lock(&a->m) lives [guard-needed]
	if (log)
		log[0] = 1;
}

long global(void)
{
	struct sd_guard *__owned g = sd_lock(&wrong);
	long found = total; // expect-error:15: 'total' is guarded by 'lock'; reach it while a token of sd_lock(&lock) lives [guard-needed]
	sd_unlock(g);
	return found;
}

long *address(struct account *a)
{
	return &a->balance; // expect-error:9: 'a->balance' is guarded by 'a->m'; reach it while a token of sd_lock(&a->m) lives [guard-needed]
}

static void raise(long *p) { (*p)++; }

void lent(struct account *a)
{
	raise(&a->balance); // expect-error:8: 'a->balance' is guarded by 'a->m'; reach it while a token of sd_lock(&a->m) lives [guard-needed]
	(void)a->n; // expect-error:8: 'a->n' is guarded by 'a->m'; reach it while a token of sd_lock(&a->m) lives [guard-needed]
}

struct part {
	long v __guarded_by(lock);
};

void copied(struct part *p)
{
	struct part q = *p; // expect-error:18: 'p->v' is guarded by 'lock'; reach it while a token of sd_lock(&lock) lives [guard-needed]
	*p = q; // expect-error:5: 'p->v' is guarded by 'lock'; reach it while a token of sd_lock(&lock) lives [guard-needed]
}

long spin(struct account *a)
{
	while (a->balance > 0) // expect-error:9: 'a->balance' is guarded by 'a->m'; reach it while a token of sd_lock(&a->m) lives [guard-needed]
		;
	return 0;
}
