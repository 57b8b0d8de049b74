// What an argument was read from changes in a later argument.
#include <sdc.h>
#include <stddef.h>

struct box {
	int *__owned _Nullable d;
	int v;
};

struct __view bp {
	struct box *b;
};

struct node {
	int v;
	struct node *__owned _Nullable next;
};

int *_Nullable drop(struct bp *v)
{
	sd_free(sd_take(v->b->d));
	return 0;
}

int use(int *_Nullable d, int *_Nullable e)
{
	return d ? *d : e ? *e : 0;
}

int field(struct bp v)
{
	return use(v.b->d, drop(&v)); // expect-error:26: '*v.b' is lent to a call that may change it while it is borrowed [loan-conflict]
}

int look(struct node *n, int k, int m)
{
	return n->v + k + m;
}

int step(struct node *_Nullable *__inout n __from(l), struct node *l)
{
	*n = l;
	return 1;
}

int free_next(struct node *n)
{
	struct node *__owned _Nullable t = sd_take(n->next);
	if (t)
		sd_free(t);
	return 0;
}

int stale(struct node *l)
{
	struct node *n = l->next;
	if (!n)
		return 0;
	return look(n, step(&n, l), n ? free_next(n) : 0); // expect-error:17: '*l->next' is lent to a call that may change it while it is borrowed [loan-conflict]
}
// expect-error@59:44: '*l' is lent to a call that may change it while it is borrowed [loan-conflict]
