// Double free: refused.
#include <sdc.h>
#include <stddef.h>

struct node {
	int v;
	struct node *__owned _Nullable next;
	struct node *__owned _Nullable other;
};

void f(struct node *__owned p)
{
	sd_free(p);
	sd_free(p); // expect-error:10: 'p' was moved or freed; set it again or use it before [use-after-move]
}
