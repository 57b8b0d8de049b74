// A constant pointer to one element.
#include <sdc.h>

static const int values[10] = {1};
static const int *const __static last = &values[9];

int use(void);
int use(void) { return *last; }
