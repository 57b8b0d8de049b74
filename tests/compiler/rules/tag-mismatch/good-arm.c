// An initialiser names the arm of its tag, or none: then all is zero.
#include <sdc.h>
#include <stddef.h>

enum kind { NUMBER, OWNER, TEXT };
struct value {
	enum kind kind;
	union {
		int number;
		float real;
		char text[8];
	} u __tagged(kind, NUMBER, OWNER, TEXT);
};
static struct value global = {.kind = TEXT, .u.text = "three"};

int use(enum kind k, int n)
{
	struct value a = {.kind = OWNER, .u.real = 1}, b = {.kind = k}, c = {0};
	struct value d[2] = {{NUMBER, {n}}, {TEXT, {.text = "two"}}};
	int sum = a.u.real > 0 ? c.u.number : 0;
	if (b.kind == NUMBER)
		sum += b.u.number;
	const struct value *last = &d[1];
	return last->kind == TEXT && global.kind == TEXT ? last->u.text[0] + sum
	                                                 : global.kind;
}
