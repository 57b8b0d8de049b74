// Two declarations of one variable differ in what its pointers are.
#include <sdc.h>
#include <stddef.h>

struct node {
	int v;
};

extern struct node *__owned _Nullable head;
struct node *__static _Nullable head; // expect-error:33: the annotations of 'head' differ from its other declaration [redeclaration-differs]

extern struct node *__static always;
struct node *__static _Nullable always; // expect-error:33: the annotations of 'always' differ from its other declaration [redeclaration-differs]

extern struct node *__owned _Nullable slots[2];
struct node *__static _Nullable slots[2]; // expect-error:33: the annotations of 'slots' differ from its other declaration [redeclaration-differs]

static int last(int *p __counted_by(n), size_t n)
{
	return p[n - 1];
}

int (*chosen)(int *p __counted_by(n), size_t n) = last;

int call(void)
{
	extern int (*chosen)(int *p, size_t n); // expect-error:15: the annotations of 'chosen' differ from its other declaration [redeclaration-differs]
	int x = 0;
	return chosen(&x, 10);
}
