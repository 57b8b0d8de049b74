// An owner handed back that is never null, and pointers with a count.
#include <sdc.h>
#include <stddef.h>

void first(int *__owned *__out result); // expect-error:32: 'result' hands a pointer back; only a borrow or a _Nullable __owned, __rref or __cap one may be, without a count [out-pointer]
void second(int *_Nullable *__out result __counted_by(n), int *p, size_t n); // expect-error:35: 'result' hands a pointer back; only a borrow or a _Nullable __owned, __rref or __cap one may be, without a count [out-pointer]
void third(const int *__static *__out result); // expect-error:39: 'result' hands a pointer back; only a borrow or a _Nullable __owned, __rref or __cap one may be, without a count [out-pointer]
