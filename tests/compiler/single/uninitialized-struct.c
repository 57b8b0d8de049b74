// A struct of which a field was forgotten.
#include <sdc.h>
#include <stddef.h>

struct pair {
	int a, b;
};
int use(const struct pair *p);

int f(int n)
{
	struct pair p;
	p.a = n;
	int r = use(&p);
	return r + p.b + use(&p);
}
