// A pointer that may be null, used without a test.
#include <sdc.h>
#include <stddef.h>


int read(const int *_Nullable p)
{
	return *p; // expect-error:10: 'p' may be null here; test it first, and copy it to a local if it is not one [null-deref]
}

struct node {
	struct node *__owned _Nullable next;
	int value;
};

int second(const struct node *n)
{
	return n->next->value; // expect-error:9: 'n->next' may be null here; test it first, and copy it to a local if it is not one [null-deref]
}
