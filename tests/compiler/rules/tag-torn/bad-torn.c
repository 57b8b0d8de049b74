// A tag or a union written, copied or pointed to alone.
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
void put(int *__out n);
void tag(enum kind *__out k);

int forge(struct value *v, struct value *w)
{
	v->kind = NUMBER; // expect-error:10: 'kind' belongs to a tag and its union; assign the whole struct [tag-torn]
	v->kind++; // expect-error:9: 'kind' belongs to a tag and its union; assign the whole struct [tag-torn]
	v->kind |= TEXT; // expect-error:10: 'kind' belongs to a tag and its union; assign the whole struct [tag-torn]
	enum kind *k = &v->kind; // expect-error:17: 'kind' belongs to a tag and its union; assign the whole struct [tag-torn]
	tag(&w->kind); // expect-error:2: 'kind' belongs to a tag and its union; assign the whole struct [tag-torn]
	v->u = w->u; // expect-error:9: 'w->u' belongs to a tag and its union; use one arm of it, or the whole struct [tag-torn]
	*k = TEXT;
	return 0;
}
// expect-error@24:7: 'v->u' belongs to a tag and its union; use one arm of it, or the whole struct [tag-torn]
