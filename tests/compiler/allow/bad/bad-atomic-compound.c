// What clang would compute in another type than C.
#include <stdbool.h>
#include <stdint.h>
static _Atomic bool flag;
static _Atomic int8_t small;
int turn(int by);
int turn(int by)
{
	flag ^= by;   // expect-error:7: this compound assignment to an _Atomic object is not in the dialect; write it out: x = x op y [expression-kind]
	small >>= 1;  // expect-error:8: this compound assignment to an _Atomic object is not in the dialect; write it out: x = x op y [expression-kind]
	small /= by;  // expect-error:8: this compound assignment to an _Atomic object is not in the dialect; write it out: x = x op y [expression-kind]
	small += 2.5; // expect-error:8: this compound assignment to an _Atomic object is not in the dialect; write it out: x = x op y [expression-kind]
	small += by;
	flag = flag ^ by;
	return small |= 1;
}
