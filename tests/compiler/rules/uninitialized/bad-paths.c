// Set on one path only, and never.
#include <sdc.h>
#include <stddef.h>


int one_path(int c)
{
	int n;
	if (c)
		n = 1;
	return n; // expect-error:9: 'n' is read before it is set; initialise it, all zero is enough [uninitialized]
}

struct pair {
	int a, b;
};

int half(void)
{
	struct pair p;
	p.a = 1;
	return p.b; // expect-error:9: 'p.b' is read before it is set; initialise it, all zero is enough [uninitialized]
}
