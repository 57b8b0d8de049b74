// RUN-FLAGS: --concurrent
// Plain mutable state in a concurrent domain.
#include <sd/mutex.h>
#include <sdc.h>
#include <stddef.h>

struct half {
	struct sd_mutex m;
	int guarded __guarded_by(m);
	int plain;
};

struct node {
	int v;
	struct node *__owned _Nullable next;
};

static int hits;
static struct half half;
static struct node *__owned _Nullable head;
static const int *__static _Nullable chosen;
static void (*_Nullable hook)(void);
extern long elsewhere[4];

int hit(void)
{
	hits++; // expect-error:2: all threads of a concurrent domain reach 'hits'; make it _Atomic, _Thread_local, or __guarded_by a mutex [shared-global]
	half.plain = 1; // expect-error:2: all threads of a concurrent domain reach 'half'; make it _Atomic, _Thread_local, or __guarded_by a mutex [shared-global]
	elsewhere[1] = 2; // expect-error:2: all threads of a concurrent domain reach 'elsewhere'; make it _Atomic, _Thread_local, or __guarded_by a mutex [shared-global]
	return hits; // expect-error:9: all threads of a concurrent domain reach 'hits'; make it _Atomic, _Thread_local, or __guarded_by a mutex [shared-global]
}

int first(void)
{
	const struct node *n = head; // expect-error:25: all threads of a concurrent domain reach 'head'; make it _Atomic, _Thread_local, or __guarded_by a mutex [shared-global]
	if (hook) // expect-error:6: all threads of a concurrent domain reach 'hook'; make it _Atomic, _Thread_local, or __guarded_by a mutex [shared-global]
		return 1;
	return n ? n->v : chosen ? 1 : 0; // expect-error:20: all threads of a concurrent domain reach 'chosen'; make it _Atomic, _Thread_local, or __guarded_by a mutex [shared-global]
}

int inside(void)
{
	static int turns = 1;
	return turns++; // expect-error:9: all threads of a concurrent domain reach 'turns'; make it _Atomic, _Thread_local, or __guarded_by a mutex [shared-global]
}

static void use(struct half *h) { (void)h; }

void passed(void) { use(&half); } // expect-error:26: all threads of a concurrent domain reach 'half'; make it _Atomic, _Thread_local, or __guarded_by a mutex [shared-global]
