// What a callee puts into a view lives as long.
#include <sdc.h>
#include <stddef.h>

struct __view ip {
	int *p;
};

void move(struct ip *a, struct ip *b)
{
	a->p = b->p;
}

void set(struct ip *a, int *q)
{
	a->p = q;
}

int from_view(void)
{
	int x = 1, y = 0;
	struct ip a = {&y};
	{
		struct ip b = {&x};
		move(&a, &b);
	}
	return *a.p;
}

int from_argument(void)
{
	int x = 1, y = 0;
	struct ip a = {&y};
	{
		set(&a, &x);
	}
	return *a.p;
}

int set_anew(void)
{
	int y = 0;
	struct ip a = {&y};
	{
		int x = 1;
		set(&a, &x);
		y = *a.p;
		a.p = &y;
	}
	return *a.p;
}
