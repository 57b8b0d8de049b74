// Freed on one path; freed, used and given away after the join.
#include <sdc.h>

struct node {
	int value;
	struct node *__owned _Nullable next;
};
void take(struct node *__owned n);

int f(int n)
{
	struct node *__owned p = sd_new(struct node);
	if (n > 2)
		sd_free(p);
	else if (n > 1)
		p->value = n;
	p->value++;
	while (n-- > 0)
		p->value++;
	int v = p->value;
	take(p);
	return v;
}
