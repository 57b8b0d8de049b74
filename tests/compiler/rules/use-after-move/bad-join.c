// Join: refused.
#include <sdc.h>
#include <stddef.h>

struct node {
	int v;
	struct node *__owned _Nullable next;
	struct node *__owned _Nullable other;
};

void f(struct node *__owned p, int c)
{
	if (c)
		sd_free(p);
	if (!c)
		sd_free(p); // expect-error:11: 'p' was moved or freed; set it again or use it before [use-after-move]
}
