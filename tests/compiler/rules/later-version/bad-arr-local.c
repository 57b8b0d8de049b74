// Arr local: refused.
#include <sdc.h>
#include <stddef.h>

struct node {
	int v;
	struct node *__owned _Nullable next;
	struct node *__owned _Nullable other;
};

int f(int i)
{
	struct node *__owned _Nullable a[4] = {0}; // expect-error:33: an array of owners is not accepted by this version of sdc [later-version]
	a[i] = sd_new(struct node);
	return 0;
}
