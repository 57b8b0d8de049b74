// An arm that may own is overwritten with the whole struct.
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

void untested(struct value *v)
{
	*v = (struct value){.kind = NUMBER}; // expect-error:5: '*v' may still own an object; sd_take it first, or use sd_swap [overwrite-owner]
}

void tested(struct value *v)
{
	if (v->kind == OWNER)
		*v = (struct value){.kind = NUMBER}; // expect-error:6: '*v' may still own an object; sd_take it first, or use sd_swap [overwrite-owner]
}

void local(int *__owned n)
{
	struct value v = {.kind = OWNER, .u.owner = n};
	v = (struct value){.kind = NUMBER}; // expect-error:4: 'v.u.owner' may still own an object; sd_take it first, or use sd_swap [overwrite-owner]
}

void inside(struct value *v, int *__owned n)
{
	if (v->kind == OWNER)
		v->u.owner = n; // expect-error:14: 'v->u.owner' may still own an object; sd_take it first, or use sd_swap [overwrite-owner]
	else
		sd_free(n);
}

void by_alias(struct value *v, struct value *w, int *__owned n)
{
	struct value *p = v;
	if (p->kind == OWNER)
		sd_free(sd_take(p->u.owner));
	if (v->kind == OWNER)
		sd_free(sd_take(v->u.owner));
	*v = (struct value){.kind = OWNER, .u.owner = n};
	*p = *w; // expect-error:7: copying '*w' would make two owners of what it holds; take or swap its fields [struct-copy]
}
