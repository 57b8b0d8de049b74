// The parts of an array or union count as set as soon as the first one is: none
// of them is read by an initialiser of the same variable.
#include <sdc.h>

typedef int (*function)(int);

static int same(int n) { return n; }

struct holder {
	function f;
};

union word {
	int i;
	unsigned u;
};

int functions(int n)
{
	function a[2] = {a[1], same}; // expect-error:11: 'a' is read before it is set; initialise it, all zero is enough [uninitialized]
	return a[0](n);
}

int holders(int n)
{
	struct holder a[2] = {{a[1].f}, {same}}; // expect-error:16: 'a' is read before it is set; initialise it, all zero is enough [uninitialized]
	return a[0].f(n);
}

int numbers(int n)
{
	int a[3] = {sizeof a, n, a[0] + a[2]}; // expect-error:6: 'a' is read before it is set; initialise it, all zero is enough [uninitialized]
	return a[2];
}

int bits(void)
{
	union word w = {.i = w.i}; // expect-error:13: 'w' is read before it is set; initialise it, all zero is enough [uninitialized]
	return w.i;
}

int size(void)
{
	int a[2] = {sizeof a, sizeof a[0]};
	return a[0];
}
