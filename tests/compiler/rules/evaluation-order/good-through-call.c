// What the arguments of a call do is done when the call begins.
#include <sdc.h>
#include <stddef.h>

struct node {
	int value;
	struct node *__owned _Nullable next;
};

struct node *__owned _Nullable sorted(struct node *__owned _Nullable n, int *__inout steps);
int next(int n);

void sort_rest(struct node *n)
{
	int steps = 0;
	n->next = sorted(sd_take(n->next), &steps);
	steps = next(steps++);
}
