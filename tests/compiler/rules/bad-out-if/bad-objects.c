// What may not be left half set.
#include <sdc.h>
#include <stddef.h>

struct owner {
	int *__owned _Nullable p;
};
struct group {
	size_t n;
	int *__owned _Nullable p __counted_by(n);
};
struct hidden;

int owners(int *__owned _Nullable *__out_if(ret == 0) o); // expect-error:55: 'o' is set under a condition: it must point to one object without pointers, not null [bad-out-if]
int inside(struct owner *__out_if(ret == 0) o); // expect-error:45: 'o' is set under a condition: it must point to one object without pointers, not null [bad-out-if]
int groups(struct group *__out_if(ret == 0) g); // expect-error:45: 'g' is set under a condition: it must point to one object without pointers, not null [bad-out-if]
int unseen(struct hidden *__out_if(ret == 0) h); // expect-error:46: 'h' is set under a condition: it must point to one object without pointers, not null [bad-out-if]
int borrows(const int *a, int **__out_if(ret == 0) b __from(a)); // expect-error:52: 'b' is set under a condition: it must point to one object without pointers, not null [bad-out-if]
int many(int *__out_if(ret == 0) v __counted_by(n), size_t n); // expect-error:34: 'v' is set under a condition: it must point to one object without pointers, not null [bad-out-if]
int maybe(int *_Nullable __out_if(ret == 0) v); // expect-error:45: 'v' is set under a condition: it must point to one object without pointers, not null [bad-out-if]
int before(int *__inout __out_if(ret == 0) v); // expect-error:44: 'v' is set under a condition: it must point to one object without pointers, not null [bad-out-if]
int unwritten(const int *__out_if(ret == 0) v); // expect-error:45: 'v' is set under a condition: it must point to one object without pointers, not null [bad-out-if]
