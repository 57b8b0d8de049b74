// A borrow of a global over a call that may change it.
#include <sdc.h>
#include <stddef.h>

struct node {
	int value;
	struct node *__owned _Nullable next;
};

static struct node *__owned _Nullable top;
void change(void);

int f(void)
{
	struct node *p = top;
	if (!p)
		return 0;
	change();
	p->value = 1;
	change();
	return p->value;
}
