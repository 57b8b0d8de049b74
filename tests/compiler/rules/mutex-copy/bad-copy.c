// A copy of a mutex would be another mutex; assigning over one would unlock it.
#include <sd/mutex.h>
#include <sdc.h>

struct account {
	struct sd_mutex m;
	int v __guarded_by(m);
};

struct outer {
	struct account inner[2];
};

void assign(struct account *a, struct account *b)
{
	*a = *b; // expect-error:7: 'b' is or holds a mutex: it is locked and unlocked, never copied, assigned or looked into; pass a pointer [mutex-copy]
// expect-error@-1:7: 'b->v' is guarded by 'b->m'; reach it while a token of sd_lock(&b->m) lives [guard-needed]
// expect-error@-2:5: 'a->v' is guarded by 'a->m'; reach it while a token of sd_lock(&a->m) lives [guard-needed]
	a->m = (struct sd_mutex){0}; // expect-error:9: 'this object' is or holds a mutex: it is locked and unlocked, never copied, assigned or looked into; pass a pointer [mutex-copy]
	*a = (struct account){0}; // expect-error:7: 'this object' is or holds a mutex: it is locked and unlocked, never copied, assigned or looked into; pass a pointer [mutex-copy]
// expect-error@-1:5: 'a->v' is guarded by 'a->m'; reach it while a token of sd_lock(&a->m) lives [guard-needed]
}

void use(struct outer *p, struct account *q, struct sd_mutex *m);

void copy(struct outer *o)
{
	struct outer p = *o; // expect-error:19: 'o' is or holds a mutex: it is locked and unlocked, never copied, assigned or looked into; pass a pointer [mutex-copy]
// expect-error@-1:19: 'o->inner.v' is guarded by 'o->inner.m'; reach it while a token of sd_lock(&o->inner.m) lives [guard-needed]
	struct account q = o->inner[0]; // expect-error:21: 'this object' is or holds a mutex: it is locked and unlocked, never copied, assigned or looked into; pass a pointer [mutex-copy]
// expect-error@-1:21: 'o->inner[].v' is guarded by 'o->inner[].m'; reach it while a token of sd_lock(&o->inner[].m) lives [guard-needed]
	struct sd_mutex m = q.m; // expect-error:22: 'm' is or holds a mutex: it is locked and unlocked, never copied, assigned or looked into; pass a pointer [mutex-copy]
	use(&p, &q, &m);
}

int look(struct account *a)
{
	return a->m.sd_holder != 0; // expect-error:14: 'm' is or holds a mutex: it is locked and unlocked, never copied, assigned or looked into; pass a pointer [mutex-copy]
}

struct account held = {.m = {1}}; // expect-error:30: 'this initialiser' is or holds a mutex: it is locked and unlocked, never copied, assigned or looked into; pass a pointer [mutex-copy]

int held_here(int n)
{
	struct account a = {{.sd_holder = 2}, n}; // expect-error:36: 'this initialiser' is or holds a mutex: it is locked and unlocked, never copied, assigned or looked into; pass a pointer [mutex-copy]
	return a.v;
}
