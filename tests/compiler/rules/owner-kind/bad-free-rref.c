// Free rref: refused.
#include <sdc.h>
#include <stddef.h>

struct node {
	int v;
	struct node *__owned _Nullable next;
	struct node *__owned _Nullable other;
};

void f(struct node *__rref p)
{
	sd_free(p); // expect-error:2: __owned is asked for here, this pointer is __rref [owner-kind]
}
