// An initialiser whose arm is not the one that its tag says.
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
static struct value global = {.kind = TEXT, .u.number = 3}; // expect-error:47: this initialiser sets arm 'number', for which 'kind' is the constant NUMBER [tag-mismatch]

int use(enum kind k, int n)
{
	struct value a = {.kind = OWNER, .u.number = n}; // expect-error:37: this initialiser sets arm 'number', for which 'kind' is the constant NUMBER [tag-mismatch]
	struct value b = {.kind = k, .u.number = n}; // expect-error:33: this initialiser sets arm 'number', for which 'kind' is the constant NUMBER [tag-mismatch]
	struct value c = {.u.text = "no tag"}; // expect-error:22: this initialiser sets arm 'text', for which 'kind' is the constant TEXT [tag-mismatch]
	struct value d[2] = {{NUMBER, {n}}, {TEXT, {n}}}; // expect-error:45: this initialiser sets arm 'number', for which 'kind' is the constant NUMBER [tag-mismatch]
	return (int){a.kind == b.kind} + (c.kind == d[1].kind) + (global.kind == TEXT);
}
