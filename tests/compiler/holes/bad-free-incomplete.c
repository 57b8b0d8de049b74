// What a struct owns that is not defined here could not be looked at.
#include <sdc.h>

struct hidden;

void drop(struct hidden *__owned p)
{
	sd_free(p); // expect-error:2: sd_free of a struct that is not defined here is not understood by this version of sdc, so it is refused [not-understood]
}
