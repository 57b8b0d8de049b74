// A struct with an array of owners, passed and returned by value.
#include <sdc.h>
#include <stddef.h>

struct shelf {
	int *__owned _Nullable items[4];
};

void take(struct shelf s); // expect-error:24: 's' passes a struct with an array of owners by value; pass a pointer [linear-by-value]
struct shelf make(void); // expect-error:14: 'make' passes a struct with an array of owners by value; pass a pointer [linear-by-value]
