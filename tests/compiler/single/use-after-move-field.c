// A struct used after it was moved.
#include <sdc.h>
#include <stddef.h>

struct node {
	int value;
	struct node *__owned _Nullable next;
};

struct list {
	struct node *__owned _Nullable head;
	int length;
};
void take(struct list list);

int f(void)
{
	struct list list = {sd_new(struct node), 1};
	take(list);
	if (list.head)
		return list.head->value;
	return list.length;
}
