// An arm given up on the path where it is in use.
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
void fill(struct value *v);

void filled(void)
{
	struct value v = {0};
	fill(&v);
	if (v.kind == OWNER)
		sd_free(sd_take(v.u.owner));
}

void switched(void)
{
	struct value v = {0};
	fill(&v);
	switch (v.kind) {
	case OWNER:
		sd_free(sd_take(v.u.owner));
		break;
	default:
		break;
	}
}
