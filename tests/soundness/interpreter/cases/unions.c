// Bits of plain unions; arms of unions that hold pointers, truth values or structs.
// inputs: 0:0,1:0,2:0
#include <sdc.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

union bits { uint32_t word; uint8_t bytes[4]; float number; };
struct two { int32_t x, y; };
struct box {
	uint32_t kind;
	union { int64_t number; int32_t *p; const struct two *q; struct two pair; } u;
};

// fn_0 0 ok 120
// fn_0 1 ok 86
// fn_0 2 ok 52
uint64_t fn_0(uint64_t a, uint64_t b) {
	union bits u = {.word = 0x12345678};
	return u.bytes[a] + b;
}

// fn_1 0 ok 1065353216
// fn_1 1 ok 1065353216
// fn_1 2 ok 1065353216
uint64_t fn_1(uint64_t a, uint64_t b) {
	union bits u;
	u.number = 1.0f;
	return u.word + a * b;
}

// fn_2 0 ok 5
uint64_t fn_2(uint64_t a, uint64_t b) {
	int32_t x = 5;
	struct box s = {.kind = 1, .u.p = &x};
	if (a == 0)
		return *s.u.p + b;
	if (a == 1)
		return s.u.number; // fn_2 1 fault wrong-arm
	return s.u.q->x; // fn_2 2 fault wrong-arm
}

// fn_3 0 ok 65
uint64_t fn_3(uint64_t a, uint64_t b) {
	struct box s = {.kind = 0, .u.number = 65};
	if (a == 0)
		return s.u.number + b;
	if (a == 1)
		return *s.u.p; // fn_3 1 fault wrong-arm
	return s.u.pair.x; // fn_3 2 fault wrong-arm
}

// A copy keeps the arm; zero is every arm's zero.
// fn_4 0 ok 3
// fn_4 2 ok 1
uint64_t fn_4(uint64_t a, uint64_t b) {
	struct box s = {0}, t = {.kind = 3, .u.pair = {1, 2}};
	if (a == 2)
		return (s.u.p == 0) + s.u.number + b;
	s = t;
	if (a == 0)
		return s.u.pair.x + s.u.pair.y + b;
	return s.u.number; // fn_4 1 fault wrong-arm
}

// A pointer into an arm that was replaced.
// fn_5 0 ok 1
// fn_5 1 ok 4
uint64_t fn_5(uint64_t a, uint64_t b) {
	struct box s = {.kind = 3, .u.pair = {1, 2}};
	int32_t *p = &s.u.pair.x;
	if (a == 0)
		return *p + b;
	if (a == 1) {
		s = (struct box){.kind = 3, .u.pair = {4, 5}};
		return *p;
	}
	s = (struct box){.kind = 0, .u.number = 7};
	return *p; // fn_5 2 fault wrong-arm
}

struct flag { uint8_t kind; union { bool on; uint8_t level; } u; };

// fn_6 0 ok 1
// fn_6 1 ok 7
uint64_t fn_6(uint64_t a, uint64_t b) {
	struct flag f = {.kind = 1, .u.level = 7};
	if (a == 0)
		f = (struct flag){.kind = 0, .u.on = true};
	if (a == 1)
		return f.u.level + b;
	return f.u.on; // fn_6 2 fault wrong-arm
}

struct nested {
	uint8_t kind;
	union { struct box inner; int64_t number; } u;
};

// fn_7 0 ok 8
// fn_7 1 ok 6
uint64_t fn_7(uint64_t a, uint64_t b) {
	struct nested n = {.kind = 0, .u.inner = {.kind = 0, .u.number = 8}};
	struct nested m = n;
	if (a == 0)
		return m.u.inner.u.number + b;
	m = (struct nested){.kind = 1, .u.number = 6};
	if (a == 1)
		return m.u.number;
	return m.u.inner.kind; // fn_7 2 fault wrong-arm
}

// An inner union whose outer one holds something else now.
// fn_8 0 ok 8
uint64_t fn_8(uint64_t a, uint64_t b) {
	struct nested n = {.kind = 0, .u.inner = {.kind = 0, .u.number = 8}};
	int64_t *p = &n.u.inner.u.number;
	if (a == 1)
		n = (struct nested){.kind = 1, .u.number = 6};
	if (a == 2)
		n.u.inner = (struct box){.kind = 3, .u.pair = {1, 2}};
	return *p + b; // fn_8 1 fault wrong-arm // fn_8 2 fault wrong-arm
}

// Out of one union into another: the way there changes, what it is stays.
// fn_9 0 ok 3
uint64_t fn_9(uint64_t a, uint64_t b) {
	struct nested n = {.kind = 0, .u.inner = {.kind = 3, .u.pair = {1, 2}}}, m;
	struct box x = n.u.inner;
	m.u.inner = x;
	x = m.u.inner;
	if (a == 1)
		return m.u.inner.u.number; // fn_9 1 fault wrong-arm
	if (a == 2)
		return *x.u.p; // fn_9 2 fault wrong-arm
	return m.u.inner.u.pair.y + x.u.pair.x + b;
}
