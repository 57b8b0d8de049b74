// Leak loop: refused.
#include <sdc.h>
#include <stddef.h>

struct node {
	int v;
	struct node *__owned _Nullable next;
	struct node *__owned _Nullable other;
};

void f(int n)
{
	for (int i = 0; i < n; i++) {
		struct node *__owned p = sd_new(struct node);
		if (i == 3)
			continue; // expect-error:4: 'p' still owns its object here; free it, move it or store it [leak]
		sd_free(p);
	}
}
