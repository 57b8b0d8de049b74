// Do while: refused.
#include <sdc.h>
#include <stddef.h>

struct node {
	int v;
	struct node *__owned _Nullable next;
	struct node *__owned _Nullable other;
};

int f(struct node *_Nullable p)
{
	do {
		p = p->next; // expect-error:7: 'p' may be null here; test it first, and copy it to a local if it is not one [null-deref]
	} while (p);
	return 0;
}
