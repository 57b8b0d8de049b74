// The same struct by another way.
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
struct pair {
	struct value a, b;
};
typedef int visitor(struct value *v);
void set(struct value *__out v);
void step(struct value *__inout v);
static struct value global;

static int reset(void)
{
	global = (struct value){.kind = OWNER, .u.real = 1};
	return 0;
}

int local(void)
{
	struct value v = {.kind = NUMBER, .u.number = 1};
	struct value *p = &v;
	*p = (struct value){.kind = OWNER, .u.real = 1};
	return v.u.number; // expect-error:9: 'v.u.number' is reached where 'v.kind' is not known to be NUMBER; test it just before [tag-untested]
}

int constant(struct value v)
{
	const struct value *p = &v;
	if (p->kind != NUMBER)
		return 0;
	v = (struct value){.kind = OWNER, .u.real = 1};
	return p->u.number; // expect-error:9: 'p->u.number' is reached where 'p->kind' is not known to be NUMBER; test it just before [tag-untested]
}

int whole(struct pair *p)
{
	if (p->a.kind != NUMBER)
		return 0;
	*p = (struct pair){.a = {.kind = OWNER, .u.real = 1}};
	return p->a.u.number; // expect-error:9: 'p->a.u.number' is reached where 'p->a.kind' is not known to be NUMBER; test it just before [tag-untested]
}

int callback(struct value *v, visitor *visit)
{
	if (v->kind != NUMBER)
		return 0;
	visit(v);
	return v->u.number; // expect-error:9: 'v->u.number' is reached where 'v->kind' is not known to be NUMBER; test it just before [tag-untested]
}

int results(void)
{
	struct value v = {.kind = NUMBER, .u.number = 1};
	step(&v);
	int sum = v.u.number; // expect-error:12: 'v.u.number' is reached where 'v.kind' is not known to be NUMBER; test it just before [tag-untested]
	set(&v);
	return sum + v.u.number; // expect-error:15: 'v.u.number' is reached where 'v.kind' is not known to be NUMBER; test it just before [tag-untested]
}

int operand(struct value *v)
{
	if (v->kind == NUMBER)
		v->u.number += (step(v), 1); // expect-error:15: 'v->u.number' is reached where 'v->kind' is not known to be NUMBER; test it just before [tag-untested]
	return 0;
}

int borrowed_global(void)
{
	struct value *p = &global;
	if (p->kind != NUMBER)
		return 0;
	reset();
	return p->u.number; // expect-error:9: 'p->u.number' is reached where 'p->kind' is not known to be NUMBER; test it just before [tag-untested]
}
