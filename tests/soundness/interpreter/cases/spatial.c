// Outside of an object, and inside of it but outside of the sub-object.
// inputs: 0:0,3:0,4:0,18446744073709551615:0
#include <sdc.h>
#include <stddef.h>
#include <stdint.h>

struct inner { int32_t a[4]; int32_t b; };
struct outer { struct inner rows[3]; int32_t after; };
static const int32_t table[4] = {1, 2, 3, 4};

// fn_0 0 ok 1
// fn_0 1 ok 4
uint64_t fn_0(uint64_t a, uint64_t b) {
	return table[a] + b; // fn_0 2 fault out-of-bounds // fn_0 3 fault out-of-bounds
}

// fn_1 0 ok 7
// fn_1 1 ok 7
uint64_t fn_1(uint64_t a, uint64_t b) {
	struct inner s = {{7, 7, 7, 7}, 9};
	return s.a[a] + b; // fn_1 2 fault out-of-subobject // fn_1 3 fault out-of-bounds
}

// fn_2 0 ok 0
// fn_2 1 ok 0
uint64_t fn_2(uint64_t a, uint64_t b) {
	int32_t m[5][4] = {{0}};
	return m[1][a] + b; // fn_2 2 fault out-of-subobject // fn_2 3 fault out-of-bounds
}

static int32_t at(const int32_t *p, uint64_t i) {
	return p[i]; // fn_3 2 fault out-of-subobject // fn_3 3 fault out-of-bounds
}

// fn_3 0 ok 5
// fn_3 1 ok 5
uint64_t fn_3(uint64_t a, uint64_t b) {
	struct outer o = {.rows = {{{1}, 2}, {{5, 5, 5, 5}, 6}, {{0}, 0}}, .after = 8};
	return at(&o.rows[1].a[0], a) + b;
}

// fn_4 0 ok 8
uint64_t fn_4(uint64_t a, uint64_t b) {
	struct outer o = {.after = 8};
	int32_t *p = &o.after;
	return p[a] + b; // fn_4 1 fault out-of-bounds // fn_4 2 fault out-of-bounds // fn_4 3 fault out-of-bounds
}

// A pointer to an element reaches the whole array; a row's reaches the row.
// fn_5 0 ok 10
// fn_5 1 ok 40
uint64_t fn_5(uint64_t a, uint64_t b) {
	int32_t rows[4][2] = {{10, 11}, {20, 21}, {30, 31}, {40, 41}};
	int32_t (*row)[2] = &rows[0];
	row += a;
	return (*row)[b]; // fn_5 2 fault out-of-bounds // fn_5 3 fault out-of-bounds
}

// fn_6 0 ok 0
// fn_6 1 ok 0
uint64_t fn_6(uint64_t a, uint64_t b) {
	int32_t *__owned p = sd_new_array(int32_t, 4);
	uint64_t r = p[a] + b; // fn_6 2 fault out-of-bounds // fn_6 3 fault out-of-bounds
	sd_free(p);
	return r;
}

// Writing is as bad as reading; going past and coming back is not.
// fn_7 0 ok 4
// fn_7 1 ok 4
uint64_t fn_7(uint64_t a, uint64_t b) {
	int32_t t[4] = {1, 2, 3, 4};
	int32_t *p = t;
	p += a;
	*p = 4; // fn_7 2 fault out-of-bounds // fn_7 3 fault out-of-bounds
	p += 4 - a;
	return p[-1] + b;
}

struct line { size_t n; uint8_t text[]; };

// A flexible array ends with its object.
// fn_8 0 ok 0
// fn_8 1 ok 0
uint64_t fn_8(uint64_t a, uint64_t b) {
	uint64_t *__owned whole = sd_new_array(uint64_t, 2);
	void *any = whole;
	struct line *l = any;
	uint64_t r = l->text[a * 2 + 1] + b; // fn_8 2 fault out-of-bounds // fn_8 3 fault out-of-bounds
	sd_free(whole);
	return r;
}

// fn_9 0 ok 3
uint64_t fn_9(uint64_t a, uint64_t b) {
	int32_t *p = 0;
	if (a == 0)
		return 3;
	if (a == 3)
		return *p + b; // fn_9 1 fault null
	struct inner *s = 0;
	if (a == 4)
		return s->b; // fn_9 2 fault null
	return p[1]; // fn_9 3 fault null
}

// Pointers of two objects have no order and no distance.
// fn_10 0 ok 3
uint64_t fn_10(uint64_t a, uint64_t b) {
	int32_t x[4] = {0}, y[4] = {0};
	int32_t *p = &x[3], *q = a == 0 ? x : y;
	if (a == 3)
		return p < q; // fn_10 1 fault different-objects
	return p - q + b; // fn_10 2 fault different-objects // fn_10 3 fault different-objects
}

// A string literal is an array that nobody writes to.
// fn_11 0 ok 97
// fn_11 1 ok 0
uint64_t fn_11(uint64_t a, uint64_t b) {
	const char *text = "abc";
	if (a < 4)
		return text[a] + b;
	char *w = "abc";
	if (a == 4)
		w[0] = 'x'; // fn_11 2 fault read-only
	return text[4]; // fn_11 3 fault out-of-bounds
}

// Back over the front of a member.
// fn_12 0 ok 3
uint64_t fn_12(uint64_t a, uint64_t b) {
	struct { int32_t before; int32_t a[4]; } s = {9, {3, 4, 5, 6}};
	int32_t i = a, *p = s.a;
	if (a == 3)
		return p[2 - i]; // fn_12 1 fault out-of-subobject
	if (a == 4)
		return *--p; // fn_12 2 fault out-of-subobject
	return *(p + i) + b; // fn_12 3 fault out-of-subobject
}
