// Family: a struct initialiser gives a count that its pointer does not cover.
// RUN: compile
#include <sdc.h>
#include <stddef.h>
#include <stdint.h>

struct text {
	const char *__static _Nullable p __counted_by(n);
	size_t n;
};

static const char word[4] = "abc";
static const struct text t = {word, 5}; // expect-error:31: 'p' belongs to a pointer and its count: a constant group is an array and a count that it covers [group-torn]

size_t f(void) { return t.n; }
