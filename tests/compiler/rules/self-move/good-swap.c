// Two places beside each other.
#include <sdc.h>
#include <stddef.h>


struct pair {
	int *__owned _Nullable a;
	int *__owned _Nullable b;
};

void turn(struct pair *p)
{
	sd_swap(p->a, p->b);
}
