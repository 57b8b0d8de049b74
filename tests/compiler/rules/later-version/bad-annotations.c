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

static int total __guarded_by(lock); // expect-error:12: __guarded_by is not accepted by this version of sdc [later-version]
int *pick(int *a, int *b) __from(a);
// expect-error@16:6: __from is not accepted by this version of sdc [later-version]
// expect-error@16:6: 'pick' returns a borrow and has 2 borrowed parameters; exactly one can be its source in this version of sdc [result-source]
