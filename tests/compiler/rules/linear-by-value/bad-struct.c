// A struct with an owner, passed and returned by value.
#include <sdc.h>
#include <stddef.h>


struct box {
	int *__owned _Nullable item;
};

void take(struct box b); // expect-error:22: 'b' passes a struct that holds an owner by value; pass a pointer [linear-by-value]
struct box make(void); // expect-error:12: 'make' passes a struct that holds an owner by value; pass a pointer [linear-by-value]
