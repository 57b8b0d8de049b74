// Where views stand: locals, parameters, results, members of views.
#include <sdc.h>
#include <stddef.h>

struct __view ip {
	int *p;
};

struct __view pair {
	struct ip first;
	struct ip second;
	int n;
};
struct pair make(struct ip *a, struct ip b) __from(a, b);

struct pair make(struct ip *a, struct ip b)
{
	struct ip *p = a;
	struct pair r = {*p, b, 1};
	return r;
}

int sum(const struct pair *p)
{
	return *p->first.p + *p->second.p + p->n;
}

int use(int *x)
{
	struct pair p = make(&(struct ip){x}, (struct ip){x});
	return sum(&p);
}
