// A loan that no pointer of the view can hold stays out of it.
#include <sdc.h>
#include <stddef.h>

struct __view ip {
	int *p;
};

struct label {
	char text[8];
};
void keep(struct ip *v, const struct label *l);

int of_label(int *z)
{
	struct ip v = {z};
	{
		struct label l = {{0}};
		keep(&v, &l);
	}
	return *v.p;
}
void look(struct ip *v, const int *q);

int of_const(int *z)
{
	struct ip v = {z};
	{
		int x = 1;
		look(&v, &x);
	}
	return *v.p;
}
