// Comma: refused.
#include <sdc.h>
#include <stddef.h>

struct node {
	int v;
	struct node *__owned _Nullable next;
	struct node *__owned _Nullable other;
};

int f(struct node *__owned p)
{
	struct node *q = (0, p); // expect-warning:20: left operand of comma operator has no effect [-Wunused-value]
	sd_free((0, p)); // expect-warning:11: left operand of comma operator has no effect [-Wunused-value]
	return (0, q)->v; // expect-warning:10: left operand of comma operator has no effect [-Wunused-value]
}
// expect-error@14:14: 'p' is moved or freed while it is borrowed [loan-conflict]
