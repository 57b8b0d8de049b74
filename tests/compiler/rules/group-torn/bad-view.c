// A counted pointer of a view without its count.
#include <sdc.h>
#include <stddef.h>

struct __view str {
	const char *ptr __counted_by(len);
	size_t len;
};

void up(size_t *n)
{
	*n = 100;
}

char pointer(const char *p __counted_by(n), size_t n)
{
	struct str s = {p, n};
	s.ptr = p; // expect-error:4: 'ptr' belongs to a pointer and its count: set each member of its group in statements side by side, the later ones without calls [group-torn]
	return s.ptr[0];
}

char count(const char *p __counted_by(n), size_t n)
{
	struct str s = {p, n};
	s.len = 100; // expect-error:4: 'len' belongs to a pointer and its count: set each member of its group in statements side by side, the later ones without calls [group-torn]
	return s.ptr[50];
}

char address(const char *p __counted_by(n), size_t n)
{
	struct str s = {p, n};
	up(&s.len); // expect-error:8: 'len' belongs to a pointer and its count: its address would let it change alone [group-torn]
	return s.ptr[50];
}

void through(struct str *s)
{
	s->len++; // expect-error:5: 'len' belongs to a pointer and its count: set it together with its group [group-torn]
}
