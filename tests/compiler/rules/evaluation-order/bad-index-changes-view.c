// The index sets the view that the pointer is read from.
#include <sdc.h>
#include <stddef.h>

struct __view text {
	const char *ptr __counted_by(len);
	size_t len;
};

int f(void)
{
	struct text v = {"abc", 3}, other = {"0123456789", 10};
	struct text *p = &v;
	return p->ptr[(v = other, 2)]; // expect-error:9: 'p' is changed and used in one expression in no defined order; use two statements [evaluation-order]
}
