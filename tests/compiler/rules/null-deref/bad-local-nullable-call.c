// Local nullable call: refused.
#include <sdc.h>
#include <stddef.h>

struct node {
	int v;
	struct node *__owned _Nullable next;
	struct node *__owned _Nullable other;
};

struct node *_Nullable find(struct node *n);
int f(struct node *n)
{
	return find(n)->v; // expect-error:9: 'value' may be null here; test it first, and copy it to a local if it is not one [null-deref]
}
