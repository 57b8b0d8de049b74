// When a thread ends nobody frees what its thread-locals own.
#include <sdc.h>

struct node {
	int v;
	struct node *__owned _Nullable next;
};

static _Thread_local struct node *__owned _Nullable mine; // expect-error:53: what thread-local 'mine' owns would be left behind when its thread ends; keep owners in locals, or in a global that is __guarded_by a mutex [thread-local]
static __thread struct node first; // expect-error:29: what thread-local 'first' owns would be left behind when its thread ends; keep owners in locals, or in a global that is __guarded_by a mutex [thread-local]
