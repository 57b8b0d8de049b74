// A borrow handed back, and an owner that is never null.
#include <sdc.h>
#include <stddef.h>


void first(int *a, int *_Nullable *__out result); // expect-error:42: 'result' hands a pointer back; only a _Nullable __owned, __rref or __cap one without a count may be [out-pointer]
void second(int *__owned *__out result); // expect-error:33: 'result' hands a pointer back; only a _Nullable __owned, __rref or __cap one without a count may be [out-pointer]
