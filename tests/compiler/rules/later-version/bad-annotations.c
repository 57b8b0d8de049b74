// Annotations that this version does not judge.
#include <sdc.h>
#include <stddef.h>

int find(int n, int *__out at) __out_if(ret == 0); // expect-error:5: __out_if is not accepted by this version of sdc [later-version]
