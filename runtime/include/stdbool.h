/* <stdbool.h> of the dialect. */
#if !defined __SDC__ && __STDC_HOSTED__
#include_next <stdbool.h>
#else
#ifndef SD_STDBOOL_H
#define SD_STDBOOL_H

#define bool _Bool
#define true 1
#define false 0
#define __bool_true_false_are_defined 1

#endif
#endif
