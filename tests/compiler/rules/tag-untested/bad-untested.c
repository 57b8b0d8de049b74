// Arms reached without a test, or after it says nothing any more.
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
static struct value global;
void change(struct value *v);
void outside(void);

int never(const struct value *v)
{
	return v->u.number; // expect-error:9: 'v->u.number' is reached where 'v->kind' is not known to be NUMBER; test it just before [tag-untested]
}

int other_arm(const struct value *v)
{
	return v->kind == NUMBER ? v->u.real > 0 : 0; // expect-error:29: 'v->u.real' is reached where 'v->kind' is not known to be OWNER; test it just before [tag-untested]
}

int too_late(const struct value *v)
{
	return v->kind == NUMBER || v->u.number; // expect-error:30: 'v->u.number' is reached where 'v->kind' is not known to be NUMBER; test it just before [tag-untested]
}

int falls_through(const struct value *v)
{
	switch (v->kind) {
	case NUMBER:
		outside();
	case OWNER:
		return v->u.real > 0; // expect-error:10: 'v->u.real' is reached where 'v->kind' is not known to be OWNER; test it just before [tag-untested]
	default:
		return v->u.number; // expect-error:10: 'v->u.number' is reached where 'v->kind' is not known to be NUMBER; test it just before [tag-untested]
	}
}

int called(struct value *v)
{
	if (v->kind != NUMBER)
		return 0;
	change(v);
	return v->u.number; // expect-error:9: 'v->u.number' is reached where 'v->kind' is not known to be NUMBER; test it just before [tag-untested]
}

int assigned(struct value *v, struct value *w)
{
	if (v->kind != NUMBER)
		return 0;
	*w = (struct value){.kind = OWNER, .u.real = 1};
	return v->u.number; // expect-error:9: 'v->u.number' is reached where 'v->kind' is not known to be NUMBER; test it just before [tag-untested]
}

int comes_round(struct value *v)
{
	int sum = 0;
	if (v->kind == NUMBER)
		for (int i = 0; i < 2; i++) {
			sum += v->u.number; // expect-error:11: 'v->u.number' is reached where 'v->kind' is not known to be NUMBER; test it just before [tag-untested]
			if (i == 0)
				*v = (struct value){.kind = OWNER, .u.real = 1};
		}
	return sum;
}

int jumps(struct value *v)
{
	if (v->kind != NUMBER)
		goto out;
	*v = (struct value){.kind = TEXT};
out:
	return v->u.number; // expect-error:9: 'v->u.number' is reached where 'v->kind' is not known to be NUMBER; test it just before [tag-untested]
}

int of_a_global(void)
{
	if (global.kind != NUMBER)
		return 0;
	outside();
	return global.u.number; // expect-error:9: 'global.u.number' is reached where 'global.kind' is not known to be NUMBER; test it just before [tag-untested]
}

int one_element(const struct value *v __counted_by(n), size_t n, size_t i, size_t j)
{
	(void)n;
	return v[i].kind == NUMBER ? v[j].u.number : 0; // expect-error:31: 'v[].u.number' is reached where 'v[].kind' is not known to be NUMBER; test it just before, with the same index [tag-untested]
}

int moves_on(const struct value *v __counted_by(n), size_t n)
{
	(void)n;
	if (v->kind != NUMBER)
		return 0;
	v++;
	return v->u.number; // expect-error:9: 'v->u.number' is reached where 'v->kind' is not known to be NUMBER; test it just before [tag-untested]
}
