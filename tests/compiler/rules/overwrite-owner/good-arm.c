// An arm without its owner, or another arm, is overwritten.
#include <sdc.h>
#include <stddef.h>

enum kind { NUMBER, OWNER, TEXT };
struct value {
	enum kind kind;
	union {
		int number;
		int *__owned _Nullable owner;
		char text[8];
	} u __tagged(kind, NUMBER, OWNER, TEXT);
};

void emptied(struct value *v)
{
	if (v->kind == OWNER)
		sd_free(sd_take(v->u.owner));
	*v = (struct value){.kind = NUMBER};
}

void other(struct value *v)
{
	switch (v->kind) {
	case NUMBER:
		*v = (struct value){.kind = TEXT};
		return;
	case OWNER:
		return;
	default:
		*v = (struct value){0};
	}
}

void new_one(void)
{
	struct value *__owned v = sd_new(struct value);
	*v = (struct value){.kind = OWNER, .u.owner = sd_new(int)};
	if (v->kind == OWNER)
		sd_free(sd_take(v->u.owner));
	sd_free(v);
}
