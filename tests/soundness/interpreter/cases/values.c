// Values that were never set, or are none of their type.
// inputs: 0:0,1:0,2:0
#include <sdc.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct padded { uint8_t small; uint64_t big; };

// fn_0 0 ok 5
uint64_t fn_0(uint64_t a, uint64_t b) {
	uint32_t x, *p;
	if (a == 0)
		x = 5;
	if (a == 2)
		return *p; // fn_0 2 fault uninitialized
	return x + b; // fn_0 1 fault uninitialized
}

// Copying what is not set is fine; using it is not.
// fn_1 0 ok 1
// fn_1 2 ok 2
uint64_t fn_1(uint64_t a, uint64_t b) {
	struct padded s, t;
	s.small = 1;
	if (a == 2)
		s.big = 2;
	t = s;
	if (a == 0)
		return t.small + b;
	return t.big; // fn_1 1 fault uninitialized
}

// fn_2 0 ok 1
// fn_2 1 ok 0
uint64_t fn_2(uint64_t a, uint64_t b) {
	uint8_t byte = a;
	void *any = &byte;
	bool *flag = any;
	return (*flag ? 0 : 1) + b; // fn_2 2 fault bad-bool
}

// A number is no pointer, half a pointer neither.
// fn_3 0 ok 1
uint64_t fn_3(uint64_t a, uint64_t b) {
	uint64_t word = a;
	void *any = &word;
	int32_t **p = any;
	return (*p == 0) + b; // fn_3 1 fault bad-pointer // fn_3 2 fault bad-pointer
}

// fn_4 0 ok 9
uint64_t fn_4(uint64_t a, uint64_t b) {
	int32_t x = 9, *p = &x;
	void *any = &p;
	uint64_t *word = any;
	if (a == 0)
		return *p + b;
	if (a == 1)
		return *word; // fn_4 1 fault type-confusion
	float **f = any;
	return **f; // fn_4 2 fault wrong-arm
}

// A variable that the jump went past.
// fn_5 0 ok 3
uint64_t fn_5(uint64_t a, uint64_t b) {
	switch (a) {
		uint64_t x;
	case 0:
		x = 3;
		return x + b;
	default:
		return x; // fn_5 1 fault uninitialized // fn_5 2 fault uninitialized
	}
}

static uint64_t sum(struct padded p) { return p.small + p.big; } // fn_6 1 fault uninitialized

// fn_6 0 ok 3
// fn_6 2 ok 3
uint64_t fn_6(uint64_t a, uint64_t b) {
	struct padded s;
	s.small = 1;
	if (a != 1)
		s.big = 2;
	return sum(s) + b;
}

// Memory of the heap is zero, so it is set.
// fn_7 0 ok 0
// fn_7 1 ok 0
// fn_7 2 ok 0
uint64_t fn_7(uint64_t a, uint64_t b) {
	struct padded *__owned p = sd_new_array(struct padded, 3);
	uint64_t r = p[a].big + p[a].small + b;
	sd_free(p);
	return r;
}

// Each round starts with a variable that is not set.
// fn_8 0 ok 0
uint64_t fn_8(uint64_t a, uint64_t b) {
	uint64_t r = b;
	for (uint64_t i = 0; i <= a; i++) {
		uint64_t x;
		if (i == 0)
			x = 0;
		r += x; // fn_8 1 fault uninitialized // fn_8 2 fault uninitialized
	}
	return r;
}

static uint64_t nothing(uint64_t a) {
	if (a == 0)
		return 1;
} // fn_9 1 fault no-return // fn_9 2 fault no-return

// fn_9 0 ok 1
uint64_t fn_9(uint64_t a, uint64_t b) { return nothing(a) + b; }
