// Fnptr: refused.
#include <sdc.h>
#include <stddef.h>

void g(int *p __counted_by(n), size_t n);
void h(int *p, size_t n);
void f(int c)
{
	void (*fp)(int *, size_t) = c ? h : g; // expect-error:32: the function's parameters or result are annotated otherwise than the pointer's [function-contract]
	int x = 0;
	fp(&x, 8);
}
