// __out_if is of a parameter that is a pointer.
#include <sdc.h>

int find(int n, int *__out at) __out_if(ret == 0); // expect-error:5: __out_if says nothing here; see docs/language.md for where it stands [annotation-misplaced]
int number(int n __out_if(ret == 0)); // expect-error:16: __out_if says nothing here; see docs/language.md for where it stands [annotation-misplaced]
struct box {
	int n __out_if(ret == 0); // expect-error:6: __out_if says nothing here; see docs/language.md for where it stands [annotation-misplaced]
};
