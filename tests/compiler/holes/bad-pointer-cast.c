// Family: a pointer cast that a checked scope lets through.
#include <sdc.h>
#include <stddef.h>
#include <stdint.h>

struct a {
	int n;
};

struct b {
	int *__owned _Nullable p;
};

int f(struct a *a)
{
	struct b *b = (struct b *)a; // expect-error:16: casts are not in the dialect; declare the operand as 'struct b *' [cast]
	return b->p ? 1 : 0;
}

uintptr_t g(int *p) { return (uintptr_t)p; } // expect-error:30: casts are not in the dialect; declare the operand as 'uintptr_t' [cast]

char h(int n)
{
	char *c = (char *)&n; // expect-error:12: casts are not in the dialect; declare the operand as 'char *' [cast]
	return c[3];
}
