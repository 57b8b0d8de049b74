// A borrow into an arm of a union rests on its tag.
#include <sdc.h>
#include <stddef.h>

enum kind { NUMBER, OWNER, TEXT };
struct value {
	enum kind kind;
	union {
		int number;
		float real;
		char text[8];
	} u __tagged(kind, NUMBER, OWNER, TEXT);
};
void change(struct value *v);

int assigned(struct value *v)
{
	if (v->kind != NUMBER)
		return 0;
	int *n = &v->u.number;
	*v = (struct value){.kind = OWNER, .u.real = 1}; // expect-error:5: '*v' is assigned while it is borrowed [loan-conflict]
	return *n;
}

int called(struct value *v)
{
	if (v->kind != NUMBER)
		return 0;
	int *n = &v->u.number;
	change(v); // expect-error:9: '*v' is lent to a call that may change it while it is borrowed [loan-conflict]
	return *n;
}

int element(struct value *v __counted_by(2), size_t i, size_t j)
{
	struct value *one = &v[i];
	if (one->kind != NUMBER)
		return 0;
	int *n = &one->u.number;
	v[j] = (struct value){.kind = OWNER, .u.real = 1}; // expect-error:7: 'v[]' is assigned while it is borrowed [loan-conflict]
	return *n;
}
