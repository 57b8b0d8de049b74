// __from names borrowed parameters and views.
#include <sdc.h>
#include <stddef.h>

struct __view ip {
	int *p;
};

int *pick(int *a, struct ip b, int n) __from(a, b);
int *view(struct ip *a, int *b) __from(a);

int call(int *(*f)(int *a, int *b) __from(a), int *p)
{
	int x = 1;
	return *f(p, &x);
}
