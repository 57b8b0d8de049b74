// Not freed before the next round.
#include <sdc.h>
#include <stddef.h>

struct node {
	int value;
	struct node *__owned _Nullable next;
};

int f(int n)
{
	int sum = 0;
	for (int i = 0; i < n; i++) {
		struct node *p = sd_new(struct node);
		p->value = i;
		if (i == 3)
			continue;
		sum += p->value;
	}
	return sum;
}
