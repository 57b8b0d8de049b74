// __touches speaks of a function.
#include <sdc.h>

struct table {
	int used __touches(); // expect-error:6: __touches says nothing here; see docs/language.md for where it stands [annotation-misplaced]
};
