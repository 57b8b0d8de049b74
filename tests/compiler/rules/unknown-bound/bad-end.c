// A constant pointer to no element.
#include <sdc.h>

static const int values[10] = {1};
static const int *const __static end = &values[10]; // expect-error:40: nothing says how many elements 'this constant address' covers; add __counted_by [unknown-bound]

int use(void);
int use(void) { return *end; }
