// Temp: refused.
#include <sdc.h>
#include <stddef.h>

struct node {
	int v;
	struct node *__owned _Nullable next;
	struct node *__owned _Nullable other;
};

int f(void)
{
	return sd_new(struct node)->v; // expect-error:9: this result owns an object and is not used; free it, move it or store it [owner-lost]
}
