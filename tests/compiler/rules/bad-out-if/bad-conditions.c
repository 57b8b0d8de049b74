// Conditions that are not understood, or of what they cannot be.
#include <sdc.h>

#define NONE 0

int relation(int *__out_if(ret > 0) v); // expect-error:37: 'ret > 0' is not understood; write ret == K or ret != K, where K is a number or an enumerator, no macro [bad-out-if]
int macro(int *__out_if(ret == NONE) v); // expect-error:38: 'ret == NONE' is not understood; write ret == K or ret != K, where K is a number or an enumerator, no macro [bad-out-if]
int sibling(int n, int *__out_if(n == 0) v); // expect-error:42: 'n == 0' is not understood; write ret == K or ret != K, where K is a number or an enumerator, no macro [bad-out-if]
int both(int *__out_if(ret == 0 || ret == 1) v); // expect-error:46: 'ret == 0 || ret == 1' is not understood; write ret == K or ret != K, where K is a number or an enumerator, no macro [bad-out-if]
unsigned negative(int *__out_if(ret == -1) v); // expect-error:44: the result is never -1 [bad-out-if]
signed char large(int *__out_if(ret != 200) v); // expect-error:45: the result is never 200 [bad-out-if]
void nothing(int *__out_if(ret == 0) v); // expect-error:38: __out_if asks the result, which is not a number here [bad-out-if]
double real(int *__out_if(ret == 0) v); // expect-error:37: __out_if asks the result, which is not a number here [bad-out-if]
typedef int *pointer_result(int *__out_if(ret == 0) v); // expect-error:53: __out_if asks the result, which is not a number here [bad-out-if]
