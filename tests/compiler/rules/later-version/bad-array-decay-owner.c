// Array decay owner: refused.
#include <sdc.h>
#include <stddef.h>

struct node {
	int v;
	struct node *__owned _Nullable next;
	struct node *__owned _Nullable other;
};

int f(void)
{
	struct node a[2] = {0}; // expect-error:14: a local array of structs that hold owners is not accepted by this version of sdc [later-version]
	struct node *p = a;
	sd_free(sd_take(p->next));
	return 0;
}
