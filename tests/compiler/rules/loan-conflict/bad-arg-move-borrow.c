// Arg move borrow: refused.
#include <sdc.h>
#include <stddef.h>

struct node {
	int v;
	struct node *__owned _Nullable next;
	struct node *__owned _Nullable other;
};

void g(struct node *__owned a, struct node *b);
void f(struct node *__owned p)
{
	struct node *b = p;
	g(p, b); // expect-error:4: 'p' is moved or freed while it is borrowed [loan-conflict]
}
