// Short move: refused.
#include <sdc.h>
#include <stddef.h>

struct node {
	int v;
	struct node *__owned _Nullable next;
	struct node *__owned _Nullable other;
};

int h(struct node *__owned p)
{
	sd_free(p);
	return 1;
}
void f(int c, struct node *__owned q)
{
	if (c && h(q))
		return;
	sd_free(q); // expect-error:10: 'q' was moved or freed; set it again or use it before [use-after-move]
}
