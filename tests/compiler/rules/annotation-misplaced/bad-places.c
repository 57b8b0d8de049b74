// Annotations that say nothing where they stand.
#include <sdc.h>
#include <stddef.h>


int count __counted_by(3); // expect-error:5: __counted_by says nothing here; see docs/language.md for where it stands [annotation-misplaced]
struct s {
	int *__out _Nullable result;
};

int local(int n)
{
	int *p __counted_by(n) = &n;
	return *p;
}
// expect-error@8:23: __out says nothing here; see docs/language.md for where it stands [annotation-misplaced]
// expect-error@8:23: field 'result' would keep a borrowed pointer; make it __owned or __static, or pass the pointer as an argument [borrow-stored]
// expect-error@13:7: 'n' is not a sibling parameter or field [bad-count]
// expect-error@13:7: __counted_by says nothing here; see docs/language.md for where it stands [annotation-misplaced]
