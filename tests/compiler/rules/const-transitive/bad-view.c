// Const reaches through a view; a copy does not lose it.
#include <sdc.h>
#include <stddef.h>

struct box {
	int *__owned _Nullable d;
	int v;
};

struct __view bp {
	struct box *b;
};

void direct(const struct bp *v)
{
	sd_free(sd_take(v->b->d)); // expect-error:10: 'v->b->d' is reached through const, so it may not change; make the pointer's target const [const-transitive]
}

void copied(const struct bp *v)
{
	struct bp w = *v; // expect-error:16: '*v' is reached through const, so it may not change; make the pointer's target const [const-transitive]
	w.b->v = 1;
}

void change(struct bp v)
{
	v.b->v = 1;
}

void passed(const struct bp *v)
{
	change(*v); // expect-error:9: '*v' is reached through const, so it may not change; make the pointer's target const [const-transitive]
}

struct box *result(const struct bp *v)
{
	return v->b; // expect-error:9: 'this pointer's target' is reached through const, so it may not change; make the pointer's target const [const-transitive]
}
