// Tags of each kind: enums, numbers, truth; values in any order.
#include <sdc.h>
#include <stdbool.h>
#include <stdint.h>

enum kind { A = 7, B = 2 };
struct by_enum {
	enum kind kind;
	union { int a; float b; } u __tagged(kind, A, B);
};
struct by_number {
	union { int a; float b; long c; } u __tagged(code, 1, -1, 0x10);
	int8_t code;
};
struct by_truth {
	bool ok;
	union { int value; char text[4]; } __tagged(ok, true, false);
};

int sum(const struct by_enum *e, const struct by_number *n, struct by_truth t)
{
	int s = 0;
	if (e->kind == A)
		s += e->u.a;
	if (n->code == -1)
		s += n->u.b > 1;
	else if (16 == n->code)
		s += n->u.c > 1;
	return t.ok ? s + t.value : s + t.text[0];
}
