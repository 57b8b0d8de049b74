// A union copied alone by an initialiser.
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

void forge(struct value *v, struct value *w)
{
	*w = (struct value){.kind = NUMBER, .u = v->u}; // expect-error:43: 'u' belongs to a tag and its union; initialise one arm in braces [tag-torn]
}
