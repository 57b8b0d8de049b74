// What __builtin_constant_p asks about does not run, so it may have no effects.
#include <sdc.h>

typedef int (*function)(int);

static int same(int n) { return n; }

int jump(int n)
{
	function f;
	int known = __builtin_constant_p((f = same, n)); // expect-error:35: an operand with effects that is never evaluated is not in the dialect; write the effect in a statement of its own [expression-kind]
	return f(known);
}

int freed(int n)
{
	int *__owned p = sd_new(int);
	int *q = p;
	int known = __builtin_constant_p((q = &n, n)); // expect-error:35: an operand with effects that is never evaluated is not in the dialect; write the effect in a statement of its own [expression-kind]
	sd_free(p);
	return *q + known;
}

int plain(int n) { return __builtin_constant_p(n + 1); }
