// RUN-FLAGS: --concurrent
// Two threads would reach the object through the pointer.
#include <sdc.h>

static int *__static _Nullable p; // expect-error:32: a __static pointer of a concurrent domain points to const or _Atomic objects; 'int' is neither [static-shared]

void keep(int *__static q) { (void)q; } // expect-error:25: a __static pointer of a concurrent domain points to const or _Atomic objects; 'int' is neither [static-shared]

struct holder {
	long *__static _Nullable at; // expect-error:27: a __static pointer of a concurrent domain points to const or _Atomic objects; 'long' is neither [static-shared]
};
