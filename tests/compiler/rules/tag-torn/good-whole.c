// Tag and union set together; an arm changed under its tag.
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

int use(struct value *v, int *__owned number)
{
	if (v->kind == OWNER)
		sd_free(sd_take(v->u.owner));
	*v = (struct value){.kind = OWNER, .u.owner = number};
	if (v->kind == OWNER) {
		sd_free(sd_take(v->u.owner));
		v->u.owner = sd_new(int);
		int *p = v->u.owner;
		*p = 4;
		sd_free(sd_take(v->u.owner));
		*v = (struct value){.u.number = 3};
	}
	return v->kind == NUMBER ? v->u.number++ : 0;
}
