// A tagged union without its tag.
#include <sdc.h>

union payload {
	int number;
	int *__owned _Nullable owner;
};
struct value {
	int kind;
	union payload u __tagged(kind, 0, 1);
};
static union payload global; // expect-error:22: 'global' would be or lead to a tagged union without its tag; use the struct that holds both [untagged-union]
struct other {
	union payload u; // expect-error:16: 'u' would be or lead to a tagged union without its tag; use the struct that holds both [untagged-union]
	union payload many[2]; // expect-error:16: 'many' would be or lead to a tagged union without its tag; use the struct that holds both [untagged-union]
};
union payload make(void); // expect-error:15: 'make' would be or lead to a tagged union without its tag; use the struct that holds both [untagged-union]

int use(union payload *p) // expect-error:5: 'use' would be or lead to a tagged union without its tag; use the struct that holds both [untagged-union]
{
	union payload local = {.number = 3}; // expect-error:16: 'local' would be or lead to a tagged union without its tag; use the struct that holds both [untagged-union]
	return local.number + p->number;
}
// expect-error@19:24: 'p' would be or lead to a tagged union without its tag; use the struct that holds both [untagged-union]
