// What a view, or a pointer that is handed in by its address, leads to is not
// below that address: the call may change its tag.
#include <sdc.h>

enum kind { NUMBER, LIST };

struct value {
	enum kind kind;
	union {
		long number;
		struct value *__owned _Nullable next;
	} u __tagged(kind, NUMBER, LIST);
};

struct __view slot {
	struct value *value;
};

static void set(struct slot *s)
{
	if (s->value->kind == LIST)
		sd_free(sd_take(s->value->u.next));
	*s->value = (struct value){NUMBER, {.number = 0x41414141}};
}

int by_view(struct value *v)
{
	struct slot s = {v};
	if (v->kind != LIST)
		return 0;
	set(&s);
	return v->u.next ? v->u.next->kind : 1; // expect-error:9: 'v->u.next' is reached where 'v->kind' is not known to be LIST; test it just before [tag-untested]
}

static void set_target(struct value *_Nullable *__inout p)
{
	if (*p && (*p)->kind == NUMBER)
		**p = (struct value){LIST, {.next = 0}};
}

long by_pointer(struct value *v)
{
	struct value *_Nullable p = v;
	if (v->kind != NUMBER)
		return 0;
	set_target(&p);
	return v->u.number; // expect-error:9: 'v->u.number' is reached where 'v->kind' is not known to be NUMBER; test it just before [tag-untested]
}

int read(const struct slot *s);

int const_view(struct value *v)
{
	struct slot s = {v};
	if (v->kind != LIST)
		return 0;
	read(&s);
	return v->u.next ? v->u.next->kind : 1; // kept: nothing changes through const
}
