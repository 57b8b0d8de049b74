// With one.
#include <sdc.h>
#include <stddef.h>


static int same(int n)
{
	return n;
}

static int (*handler)(int) = same;

int call(int n)
{
	return handler(n);
}
