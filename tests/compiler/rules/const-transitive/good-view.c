// Const views are read, and copied where all they borrow is const.
#include <sdc.h>
#include <stddef.h>

struct __view str {
	const char *ptr __counted_by(len);
	size_t len;
};

char first(const struct str *s)
{
	struct str t = *s;
	return t.len ? t.ptr[0] : s->len ? s->ptr[0] : ' ';
}
