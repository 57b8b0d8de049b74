// A view made of two parameters, and a borrow handed back from one of two.
#include <sdc.h>
#include <stddef.h>

struct __view ip {
	int *p;
};

struct ip pick(struct ip a, int *b); // expect-error:11: 'pick' returns a borrow, and nothing says from where; say which with __from(a, b) [result-source]
void hand(int *_Nullable *__out r, int *p, int *q); // expect-error:33: 'r' hands a borrow back, and nothing says from where; say which with __from(p, q) [result-source]
struct ip none(int n); // expect-error:11: 'none' returns a borrow, and nothing says from where; no parameter brings one; return an owner, a __static pointer or an index [result-source]
