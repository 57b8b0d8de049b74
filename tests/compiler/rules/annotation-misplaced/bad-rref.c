// An rref to an array is one to a struct that counts its own elements.
#include <sdc.h>
#include <stddef.h>

struct item {
	int n;
};

int first(struct item *__rref p __counted_by(n), size_t n); // expect-error:31: __counted_by says nothing here; see docs/language.md for where it stands [annotation-misplaced]
