// Initialisers, bit-fields, compound literals, statics, sizes.
// inputs: 0:0,1:2,2:1
#include <sdc.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct point { int32_t x, y; };
struct shape { struct point corners[3]; const char name[8]; uint8_t n; };
static const struct shape shapes[] = {
	[1] = {{{1, 2}, {3, 4}, {5, 6}}, "three", 3},
	[0] = {.n = 1, .corners[2].y = 9, .name = {'o', 'n', 'e'}},
	[2] = {.name = "12345678"},
};
static struct point origin = {7, 8}, *const where = &origin;
static int32_t *const coordinate = &origin.y;
static const char *const words[3] = {"zero", "one", "two"};
static struct ring { int32_t v; struct ring *next; } first, second = {2, &first};
static struct ring first = {1, &second};

// fn_0 0 ok 121
// fn_0 1 ok 128
// fn_0 2 ok 56
uint64_t fn_0(uint64_t a, uint64_t b) {
	const struct shape *s = &shapes[a];
	return s->corners[2].y + s->corners[1].x + s->name[0] + s->n + (a == 2) * s->name[7] - 49 * (a == 2) + b * 0;
}

// fn_1 0 ok 24
// fn_1 1 ok 24
// fn_1 2 ok 24
uint64_t fn_1(uint64_t a, uint64_t b) {
	where->x++;
	*coordinate += 8;
	(void)a;
	(void)b;
	return origin.x + origin.y;
}

// fn_2 0 ok 122
// fn_2 1 ok 110
// fn_2 2 ok 119
uint64_t fn_2(uint64_t a, uint64_t b) { return words[a][a && a < 2 ? 1 : a ? 1 : 0] + 0 * b; }

struct flags { uint32_t low : 3; int32_t sign : 4; bool on : 1; uint64_t wide : 40; uint32_t : 0; uint8_t last : 2; };

// fn_3 0 ok 1099511627785
// fn_3 1 ok 1099511627786
// fn_3 2 ok 1099511627787
uint64_t fn_3(uint64_t a, uint64_t b) {
	struct flags f = {0}, g;
	f.low = 9;    // 1
	f.sign = 8;   // -8
	f.on = 2;     // true
	f.wide--;     // 2^40 - 1
	g = f;
	g.low += 7;   // 0
	g.last = 7;   // 3
	uint64_t wide = f.wide; // gcc's bit-fields keep their width in arithmetic
	return f.low + wide + g.low + (g.last = a) + (f.sign == -8) * 8 + g.on - 1 + 0 * b + (f.on ? 1 : 0);
}

// fn_4 0 ok 3
uint64_t fn_4(uint64_t a, uint64_t b) {
	struct flags f;
	f.low = 3;
	(void)b;
	if (a == 0)
		return f.low;
	if (a == 1)
		return f.sign; // fn_4 1 fault uninitialized
	return f.wide; // fn_4 2 fault uninitialized
}

static int32_t length(const struct point *p) { return p->x * p->x + p->y * p->y; }

// fn_5 0 ok 34
// fn_5 1 ok 35
// fn_5 2 ok 38
uint64_t fn_5(uint64_t a, uint64_t b) {
	struct point p = (struct point){.y = 3};
	const int32_t *t = (int32_t[]){1, 2, 3};
	p = (struct point){a, p.y + 2};
	(void)b;
	return length(&(struct point){p.x, p.y}) + length(&(struct point){p.x * 0, 3}) + 0 * t[a];
}

// fn_6 0 ok 61
// fn_6 1 ok 61
// fn_6 2 ok 61
uint64_t fn_6(uint64_t a, uint64_t b) {
	char text[] = "hello";
	(void)a;
	(void)b;
	return sizeof(struct shape) + offsetof(struct point, y) + _Alignof(uint64_t) + sizeof text +
	       sizeof(int32_t[2]) - sizeof text[0] + 0 * sizeof(struct flags);
}

// fn_7 0 ok 6
// fn_7 1 ok 10
// fn_7 2 ok 14
uint64_t fn_7(uint64_t a, uint64_t b) {
	static const uint64_t row[2][3] = {{1, 2, 3}, {4, 5}};
	uint64_t m[2][3], total = 0;
	(void)b;
	for (uint64_t i = 0; i < 2; i++)
		for (uint64_t j = 0; j < 3; j++)
			m[i][j] = row[i][j] + (i ? a : 0);
	for (const uint64_t *p = m[1], *end = p + 3; p < end; p++)
		total += *p;
	return total - 3 + a;
}

// fn_8 0 ok 4
// fn_8 1 ok 4
// fn_8 2 ok 4
uint64_t fn_8(uint64_t a, uint64_t b) {
	(void)a;
	(void)b;
	return first.next->v + first.next->next->v + (first.next->next == &first) +
	       (__func__[3] == '8') - 1;
}

struct outer { int32_t before; struct { int32_t inside; union { uint32_t u; float f; }; }; };

// fn_9 0 ok 5
// fn_9 1 ok 6
// fn_9 2 ok 7
uint64_t fn_9(uint64_t a, uint64_t b) {
	struct outer o = {.inside = 5, .u = a};
	(void)b;
	return o.inside + o.u + o.before;
}
