// An arm still owns when its variable ends.
#include <sdc.h>
#include <stddef.h>

enum kind { NUMBER, OWNER, TEXT };
struct value {
	enum kind kind;
	union {
		int number;
		int *__owned _Nullable owner;
		char text[8];
	} u __tagged(kind, NUMBER, OWNER, TEXT);
};
void fill(struct value *v);

void set(int *__owned n)
{
	struct value v = {.kind = OWNER, .u.owner = n};
	if (v.kind == TEXT)
		return;
} // expect-error:1: 'v.u.owner' still owns its object here; free it, move it or store it [leak]

void filled(void)
{
	struct value v = {0};
	fill(&v);
	if (v.kind == NUMBER)
		return;
} // expect-error:1: 'v.u.owner' still owns its object here; free it, move it or store it [leak]
