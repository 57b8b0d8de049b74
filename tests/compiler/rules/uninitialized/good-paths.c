// Set on every path, or with an initialiser.
#include <sdc.h>
#include <stddef.h>


int each_path(int c)
{
	int n;
	if (c)
		n = 1;
	else
		n = 2;
	return n;
}

struct pair {
	int a, b;
};

int zeroed(void)
{
	struct pair p = {0};
	p.a = 1;
	return p.b;
}
