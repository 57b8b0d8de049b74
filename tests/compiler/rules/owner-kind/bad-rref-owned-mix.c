// Rref owned mix: refused.
#include <sdc.h>
#include <stddef.h>

struct node {
	int v;
	struct node *__owned _Nullable next;
	struct node *__owned _Nullable other;
};

struct node *__rref _Nullable mk(void);
void f(void)
{
	struct node *__owned _Nullable p = mk(); // expect-error:37: __owned is asked for here, this pointer is __rref [owner-kind]
	sd_free(p);
}
