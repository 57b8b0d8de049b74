// A count that becomes 0 where the bound does not.
#include <sdc.h>
#include <stddef.h>

struct window {
	int *__owned _Nullable cells __counted_by(end - start);
	size_t start, end;
	int *__owned _Nullable more __counted_by(extra + 4);
	size_t extra;
};

void forge(struct window *w, size_t n)
{
	w->start = 0; // expect-error:5: 'start' belongs to a pointer and its count: set each member of its group in statements side by side, the later ones without calls [group-torn]
	w->extra = 0; // expect-error:5: 'extra' belongs to a pointer and its count: set each member of its group in statements side by side, the later ones without calls [group-torn]
	w->end = n; // expect-error:5: 'end' belongs to a pointer and its count: set each member of its group in statements side by side, the later ones without calls [group-torn]
}
