// Freed in a loop that carries a borrow.
#include <sdc.h>
#include <stddef.h>

struct node {
	int value;
	struct node *__owned _Nullable next;
};

int f(struct node *list, int n)
{
	struct node *q = list->next;
	int sum = 0;
	for (int i = 0; i < n; i++) {
		if (q)
			sum += q->value;
		sd_free(sd_take(list->next));
		if (q)
			sum += q->value;
	}
	return sum;
}
