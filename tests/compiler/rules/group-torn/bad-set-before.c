// All values are computed before the first member is set: none may look at a
// member that a statement before it sets.
#include <sdc.h>
#include <stddef.h>

struct __view pair {
	int *a __counted_by(n);
	int *b __counted_by(n);
	size_t n;
};

int freed(int *p __counted_by(m), size_t m)
{
	int *__owned h = sd_new_array(int, m);
	struct pair v = {h, h, m};
	sd_free(h);
	v.a = p; // expect-error:4: 'a' belongs to a pointer and its count: set each member of its group in statements side by side, the later ones without calls [group-torn]
	v.b = v.a; // expect-error:4: 'b' belongs to a pointer and its count: set each member of its group in statements side by side, the later ones without calls [group-torn]
	v.n = m; // expect-error:4: 'n' belongs to a pointer and its count: set each member of its group in statements side by side, the later ones without calls [group-torn]
	return v.b[0];
}

struct __view rest {
	const char *p __counted_by(n);
	size_t n;
};

void skip(struct rest *r, const struct rest *from)
{
	r->n = from->n - 1; // expect-error:5: 'n' belongs to a pointer and its count: set each member of its group in statements side by side, the later ones without calls [group-torn]
	r->p = from->p + r->n; // expect-error:5: 'p' belongs to a pointer and its count: set each member of its group in statements side by side, the later ones without calls [group-torn]
}
