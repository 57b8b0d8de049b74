// Pointers to pointers outside __out and __inout.
#include <sdc.h>
#include <stddef.h>


int **table;

int first(int **p)
{
	return **p;
}

int local(int *p)
{
	int **q = &p; // expect-error:8: 'q' is a pointer to a pointer; only an __out or __inout parameter may be one [pointer-to-pointer]
	return **q;
}
// expect-error@6:7: 'table' is a pointer to a pointer; only an __out or __inout parameter may be one [pointer-to-pointer]
// expect-error@6:7: the global 'table' would keep a borrowed pointer; make it __owned or __static, or pass the pointer as an argument [borrow-stored]
// expect-error@8:17: 'p' is a pointer to a pointer; only an __out or __inout parameter may be one [pointer-to-pointer]
// expect-error@8:17: 'p' hands a pointer back; only a _Nullable __owned, __rref or __cap one without a count may be [out-pointer]
