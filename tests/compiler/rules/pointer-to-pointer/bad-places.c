// Pointers to pointers outside __out and __inout.
#include <sdc.h>
#include <stddef.h>


int **table; // expect-error:7: 'table' is a pointer to a pointer; only an __out or __inout parameter may be one [pointer-to-pointer]

int first(int **p) // expect-error:17: 'p' is a pointer to a pointer; only an __out or __inout parameter may be one [pointer-to-pointer]
{
	return **p;
}

int local(int *p)
{
	int **q = &p; // expect-error:8: 'q' is a pointer to a pointer; only an __out or __inout parameter may be one [pointer-to-pointer]
	return **q;
}
// expect-error@6:7: the global 'table' would keep a borrowed pointer; make it __owned or __static, or pass the pointer as an argument [borrow-stored]
