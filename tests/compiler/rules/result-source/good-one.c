// A result from the one borrowed parameter.
#include <sdc.h>
#include <stddef.h>


struct pair {
	int a, b;
};

int *member(struct pair *p, int first)
{
	return first ? &p->a : &p->b;
}
