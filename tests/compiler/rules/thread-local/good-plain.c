// RUN-FLAGS: --concurrent
// RUN: compile
// Each thread has its own; neither a lock nor an atomic is needed.
#include <sdc.h>
#include <stddef.h>

struct state {
	unsigned seed;
	int last[4];
};

static _Thread_local struct state state = {.seed = 1};
static _Thread_local int calls;
static __thread const char *__static _Nullable name = "none";
static _Thread_local int (*_Nullable hook)(int);
extern _Thread_local int elsewhere;

static int twice(int n) { return 2 * n; }

static void note(int *last __counted_by(4), size_t i, int value) { last[i] = value; }

int next(size_t i)
{
	static _Thread_local int turns;
	state.seed = state.seed * 1103515245 + 12345;
	calls++;
	turns++;
	hook = twice;
	elsewhere = 0;
	if (i < 4)
		state.last[i] = turns;
	note(state.last, i, calls);
	int (*f)(int) = hook;
	return f ? f(state.last[i]) : name ? name[0] : 0;
}
