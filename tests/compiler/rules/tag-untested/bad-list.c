// The pointer to the struct, or one on the way, leads elsewhere.
#include <sdc.h>
#include <stddef.h>

struct node {
	int kind;
	union {
		int number;
		struct node *__owned _Nullable next;
	} u __tagged(kind, 0, 1);
};

int walk(const struct node *n)
{
	while (n->kind == 1 && n->u.next)
		n = n->u.next;
	return n->u.number; // expect-error:9: 'n->u.number' is reached where 'n->kind' is not known to be 0; test it just before [tag-untested]
}

int replaced(struct node *n, struct node *__owned other)
{
	if (n->kind == 1 && n->u.next && n->u.next->kind == 0) {
		sd_free(sd_take(n->u.next));
		n->u.next = other;
		return n->u.next->u.number; // expect-error:10: 'n->u.next->u.number' is reached where 'n->u.next->kind' is not known to be 0; test it just before [tag-untested]
	}
	sd_free(other);
	return 0;
}

int parameter(const struct node *n, const struct node *m)
{
	if (n->kind != 0)
		return 0;
	n = m;
	return n->u.number; // expect-error:9: 'n->u.number' is reached where 'n->kind' is not known to be 0; test it just before [tag-untested]
}
