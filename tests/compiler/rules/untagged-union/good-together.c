// The struct that holds both goes everywhere.
#include <sdc.h>

union payload {
	int number;
	char text[8];
};
struct value {
	int kind;
	union payload u __tagged(kind, 0, 1);
};
static struct value global = {.kind = 1, .u.text = "global"};

static struct value make(int n)
{
	return (struct value){.kind = 0, .u.number = n};
}

int use(const struct value *v)
{
	struct value local = make(3), many[2] = {{.kind = 1}, {.u.number = 4}};
	many[1] = local;
	const struct value *last = &many[1];
	if (last->kind != 0 || v->kind != 1 || global.kind != 1)
		return 0;
	return last->u.number + v->u.text[0] + global.u.text[1];
}
