// RUN: compile
// A constant group whose array is shorter than its count.
#include <sdc.h>
#include <stddef.h>

static const int values[10] = {1};
struct part { const int *__static _Nullable p __counted_by(n); size_t n; };
static const struct part direct = {values, 11}; // expect-error:36: 'p' belongs to a pointer and its count: a constant group is an array and a count that it covers [group-torn]

int use(int n);
int use(int n) { return n + (direct.n != 0); }
