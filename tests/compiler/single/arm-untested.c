// An arm of a union used without a test.
#include <sdc.h>
#include <stddef.h>

struct node {
	int value;
	struct node *__owned _Nullable next;
};

enum kind { NUMBER, LIST };
struct value {
	enum kind kind;
	union {
		int number;
		struct node *__owned _Nullable list;
	} u __tagged(kind, NUMBER, LIST);
};

int f(struct value *v)
{
	if (v->u.list)
		v->u.list->value = 1;
	return v->u.list ? v->u.list->value : 0;
}
