// A name that is no global.
#include <sdc.h>
#include <stddef.h>


void work(void) __touches(nothing); // expect-error:6: 'nothing' is not a global of this unit; __touches names globals [bad-touches]
