// Attr stmt: refused.
#include <sdc.h>
#include <stddef.h>

struct node {
	int v;
	struct node *__owned _Nullable next;
	struct node *__owned _Nullable other;
};

int f(struct node *__owned p, int k)
{
	switch (k) {
	case 1:
		sd_free(p);
		[[fallthrough]];
	default:
		return p->v; // expect-error:10: 'p' was moved or freed; set it again or use it before [use-after-move]
	}
}
