// Annotations that this version does not judge.
#include <sdc.h>
#include <stddef.h>


struct __view window { // expect-error:15: __view is not accepted by this version of sdc [later-version]
	int n;
};

struct value {
	int kind;
	int payload;
};

int *pick(int *a, int *b) __from(a);
// expect-error@15:6: __from is not accepted by this version of sdc [later-version]
// expect-error@15:6: 'pick' returns a borrow and has 2 borrowed parameters; exactly one can be its source in this version of sdc [result-source]
