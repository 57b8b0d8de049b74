// A pointer of two kinds.
#include <sdc.h>
#include <stddef.h>


struct node {
	struct node *__owned __rref _Nullable next; // expect-error:40: a pointer is of one kind: __owned, __rref, __cap or __static [kind-conflict]
};
