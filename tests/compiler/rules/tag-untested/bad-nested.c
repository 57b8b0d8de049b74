// RUN-FLAGS: -Wno-tautological-constant-out-of-range-compare
// A tag inside an arm, tags that no value can equal, constants.
#include <sdc.h>
#include <stdint.h>

struct value {
	uint8_t kind;
	union {
		int number;
		struct {
			uint8_t kind;
			union {
				float real;
				int whole;
			} u __tagged(kind, 0, 1);
		} inner;
	} u __tagged(kind, 0, 1);
};
static const struct value fixed = {.kind = 0, .u.number = 5};
static const float *__static _Nullable forged = &fixed.u.inner.u.real; // expect-error:49: 'fixed.u.inner' is reached where 'fixed.kind' is not known to be 1; test it just before [tag-untested]

int wide(const struct value *v)
{
	return v->kind == 256 ? v->u.number : 0; // expect-error:26: 'v->u.number' is reached where 'v->kind' is not known to be 0; test it just before [tag-untested]
}

int inner_only(const struct value *v)
{
	return v->u.inner.kind == 0; // expect-error:9: 'v->u.inner' is reached where 'v->kind' is not known to be 1; test it just before [tag-untested]
}

int outer_changed(struct value *v)
{
	if (v->kind != 1 || v->u.inner.kind != 0)
		return 0;
	*v = (struct value){.kind = 1, .u.inner = {.kind = 1, .u.whole = 7}};
	return v->kind == 1 && v->u.inner.u.real > 0; // expect-error:25: 'v->u.inner.u.real' is reached where 'v->u.inner.kind' is not known to be 0; test it just before [tag-untested]
}

int range(const struct value *v)
{
	switch (v->kind) {
	case 0 ... 1:
		return v->u.number; // expect-error:10: 'v->u.number' is reached where 'v->kind' is not known to be 0; test it just before [tag-untested]
	}
	return forged != 0;
}
