// A flexible array of owners.
#include <sdc.h>
#include <stddef.h>

struct pool {
	size_t n;
	int *__owned _Nullable items[] __counted_by(n); // expect-error:25: a flexible array that holds owners is not accepted by this version of sdc [later-version]
};
