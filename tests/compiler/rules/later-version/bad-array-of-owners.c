// An array of owners.
#include <sdc.h>
#include <stddef.h>


struct pool {
	int *__owned _Nullable items[4]; // expect-error:25: an array of owners is not accepted by this version of sdc [later-version]
};
