// Ways into an arm that the test does not stand on.
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

int label(const struct value *v)
{
	switch (v->kind) {
	case NUMBER:
	again:
		return v->u.number; // expect-error:10: 'v->u.number' is reached where 'v->kind' is not known to be NUMBER; test it just before [tag-untested]
	case OWNER:
		goto again;
	default:
		return 0;
	}
}

int into_a_loop(const struct value *v, int n)
{
	switch (v->kind) {
	case NUMBER:
		do {
			n--;
	case OWNER:
			n += v->u.number; // expect-error:9: 'v->u.number' is reached where 'v->kind' is not known to be NUMBER; test it just before [tag-untested]
		} while (n > 0);
	default:
		return n;
	}
}

int in_a_comma(struct value *v)
{
	return v->kind == NUMBER
	           ? (*v = (struct value){.kind = OWNER, .u.real = 1}, v->u.number) // expect-error:65: 'v->u.number' is reached where 'v->kind' is not known to be NUMBER; test it just before [tag-untested]
	           : 0;
}

int kept_result(const struct value *v)
{
	_Bool is_number = v->kind == NUMBER;
	return is_number ? v->u.number : 0; // expect-error:21: 'v->u.number' is reached where 'v->kind' is not known to be NUMBER; test it just before [tag-untested]
}

int one_of_two(const struct value *v)
{
	if (v->kind != NUMBER && v->kind != OWNER)
		return 0;
	return v->u.number; // expect-error:9: 'v->u.number' is reached where 'v->kind' is not known to be NUMBER; test it just before [tag-untested]
}

int shared_case(const struct value *v)
{
	switch (v->kind) {
	case NUMBER:
	case OWNER:
		return v->u.number; // expect-error:10: 'v->u.number' is reached where 'v->kind' is not known to be NUMBER; test it just before [tag-untested]
	default:
		return 0;
	}
}

int one_or_other(struct value *v, int n)
{
	struct value local = {.kind = NUMBER, .u.number = 1}, *p = v;
	if (n)
		p = &local;
	*p = (struct value){.kind = OWNER, .u.real = 1};
	return local.u.number; // expect-error:9: 'local.u.number' is reached where 'local.kind' is not known to be NUMBER; test it just before [tag-untested]
}

int deeper(struct value *v, int n)
{
	if (v->kind != NUMBER)
		return 0;
	if (n) {
		deeper(v, n - 1);
		return v->u.number; // expect-error:10: 'v->u.number' is reached where 'v->kind' is not known to be NUMBER; test it just before [tag-untested]
	}
	*v = (struct value){.kind = OWNER, .u.real = 1};
	return 1;
}
