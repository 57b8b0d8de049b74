// An owner that was not declared as one.
#include <sdc.h>
#include <stddef.h>

struct node {
	int value;
	struct node *__owned _Nullable next;
};

int drop(struct node *n)
{
	struct node *rest = sd_take(n->next);
	if (rest)
		return rest->value; // expect-error:3: 'rest' still owns its object here; free it, move it or store it [leak]
	return 0;
}

void twice(void)
{
	int *p = sd_new(int);
	sd_free(p);
	sd_free(p); // expect-error:10: 'p' was moved or freed; set it again or use it before [use-after-move]
}
