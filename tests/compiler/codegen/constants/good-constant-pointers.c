// RUN: compile
// Constant groups and pointers that cover what they say.
#include <sdc.h>
#include <stddef.h>

static const int values[10] = {1};
struct part { const int *__static _Nullable p __counted_by(n); size_t n; };
static const struct part parts[2] = {{values, 10}, {0, 0}};
static const int *const __static last = &values[9];
static const char *const __static name = "words";

int use(void);
int use(void) { return *last + *name + (parts[1].n == 0); }
