// An owner is moved out of a borrowed struct.
#include <sdc.h>
#include <stddef.h>

struct node {
	int value;
	struct node *__owned _Nullable next;
};

struct list {
	struct node *__owned _Nullable head;
};

void f(struct list *list)
{
	struct node *__owned _Nullable n = list->head;
	if (n) {
		n->value = 1;
		sd_free(n);
	}
}
