// Sizeof move: refused.
#include <sdc.h>
#include <stddef.h>

struct node {
	int v;
	struct node *__owned _Nullable next;
	struct node *__owned _Nullable other;
};

void f(struct node *__owned p)
{
	(void)sizeof(sd_take(p->next));
	(void)p->v;
} // expect-error:1: 'p' still owns its object here; free it, move it or store it [leak]
