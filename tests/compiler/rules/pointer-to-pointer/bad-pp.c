// Pp: refused.
#include <sdc.h>
#include <stddef.h>

int f(void)
{
	int x = 0;
	int arr[10] = {0};
	int *p = arr;
	int **pp = &p; // expect-error:8: 'pp' is a pointer to a pointer; only an __out or __inout parameter may be one [pointer-to-pointer]
	*pp = &x;
	return p[5];
}
