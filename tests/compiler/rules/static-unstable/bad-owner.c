// A __static pointer to what holds an owner.
#include <sdc.h>
#include <stddef.h>


struct holder {
	int *__owned _Nullable item;
};

struct holder *__static _Nullable shared; // expect-error:35: a __static pointer to 'struct holder' would let two paths reach one owner; point to a const object [static-unstable]
