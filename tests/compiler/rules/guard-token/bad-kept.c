// A token that is kept or handed back would guard what nobody can name.
#include <sd/mutex.h>
#include <sdc.h>

struct keeper {
	struct sd_guard *__owned _Nullable g; // expect-error:37: a lock's token is a local variable or a parameter, never kept or handed back; use sd_unlock [guard-token]
};

static struct sd_guard *__owned _Nullable kept; // expect-error:43: a lock's token is a local variable or a parameter, never kept or handed back; use sd_unlock [guard-token]

struct sd_guard *__owned enter(struct sd_mutex *m); // expect-error:26: a lock's token is a local variable or a parameter, never kept or handed back; use sd_unlock [guard-token]

void try_enter(struct sd_mutex *m, struct sd_guard *__owned _Nullable *__out g); // expect-error:78: a lock's token is a local variable or a parameter, never kept or handed back; use sd_unlock [guard-token]
