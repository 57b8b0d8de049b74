// A call given what it was lent already, in a loop.
#include <sdc.h>

struct node {
	int value;
	struct node *__owned _Nullable next;
};
void change(struct node *n);

int f(struct node *n, int count)
{
	struct node *next = n->next;
	int sum = 0;
	for (int i = 0; i < count; i++) {
		change(n);
		if (next)
			sum += next->value;
	}
	change(n);
	return sum + (next ? next->value : 0);
}
