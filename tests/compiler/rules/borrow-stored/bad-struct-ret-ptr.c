// Struct ret ptr: refused.
#include <sdc.h>
#include <stddef.h>

struct node {
	int v;
	struct node *__owned _Nullable next;
	struct node *__owned _Nullable other;
};

struct v {
	struct node *p; // expect-error:15: field 'p' would keep a borrowed pointer; make it __owned or __static, or pass the pointer as an argument [borrow-stored]
};
int f(struct v v)
{
	return v.p->v;
}
