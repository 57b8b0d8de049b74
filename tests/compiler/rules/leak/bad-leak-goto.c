// Leak goto: refused.
#include <sdc.h>
#include <stddef.h>

struct node {
	int v;
	struct node *__owned _Nullable next;
	struct node *__owned _Nullable other;
};

void f(int n)
{
	{
		struct node *__owned p = sd_new(struct node);
		if (n)
			goto out; // expect-error:9: 'p' still owns its object here; free it, move it or store it [leak]
		sd_free(p);
	}
out:
	return;
}
