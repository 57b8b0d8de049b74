// The count, or the pointer, changes alone.
#include <sdc.h>
#include <stddef.h>

struct buf {
	int *__owned _Nullable d __counted_by(n);
	size_t n;
};

void grow(struct buf *v)
{
	v->n = 100; // expect-error:5: 'n' belongs to a pointer and its count: set each member of its group in statements side by side, the later ones without calls [group-torn]
}

void next(struct buf *v)
{
	v->n++; // expect-error:5: 'n' belongs to a pointer and its count: set it together with its group [group-torn]
}

void swap(struct buf *v, struct buf *w)
{
	sd_swap(v->d, w->d); // expect-error:13: 'd' belongs to a pointer and its count: its count would stay behind; use sd_take and set the group anew [group-torn]
}

void jump(struct buf *v, int *__owned a __counted_by(4), int again)
{
	if (again)
		goto count;
	sd_free(sd_take(v->d));
	v->d = a; // expect-error:5: 'd' belongs to a pointer and its count: set each member of its group in statements side by side, the later ones without calls [group-torn]
count:
	v->n = 100; // expect-error:5: 'n' belongs to a pointer and its count: set each member of its group in statements side by side, the later ones without calls [group-torn]
} // expect-error:1: 'a' still owns its object here; free it, move it or store it [leak]
// expect-error@22:19: 'd' belongs to a pointer and its count: its count would stay behind; use sd_take and set the group anew [group-torn]
