// Freed in a loop.
#include <sdc.h>
#include <stddef.h>

struct node {
	int value;
	struct node *__owned _Nullable next;
};

int f(int n)
{
	struct node *p = sd_new(struct node);
	int sum = 0;
	for (int i = 0; i < n; i++) {
		sum += p->value;
		sd_free(p);
	}
	return sum;
}
