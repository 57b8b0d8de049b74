// A number that becomes a pointer.
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

int forge(void)
{
	struct value s = {.kind = NUMBER};
	s.u.number = 0x41414141;
	s.kind = OWNER; // expect-error:9: 'kind' belongs to a tag and its union; assign the whole struct [tag-torn]
	if (s.kind == OWNER && s.u.owner)
		*s.u.owner = 1;
	return 0;
}
