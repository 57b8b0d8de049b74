// Ret owned borrow: refused.
#include <sdc.h>
#include <stddef.h>

struct node {
	int v;
	struct node *__owned _Nullable next;
	struct node *__owned _Nullable other;
};

struct node *f(struct node *__owned p) // expect-error:14: 'f' returns a borrow, and nothing says from where; no parameter brings one; return an owner, a __static pointer or an index [result-source]
// expect-warning@-1:14: 'f' returns an object that it made; it seems to lack __owned [missing-annotation]
{
	struct node *q = p;
	sd_free(p);
	return q;
}
