// Calls, recursion, pointers to functions.
// inputs: 0:0,1:2,5:1
#include <sdc.h>
#include <stddef.h>
#include <stdint.h>

typedef int32_t binary(int32_t, int32_t);
struct vec { int32_t x, y, z; };

static int32_t add(int32_t a, int32_t b) { return a + b; }
static int32_t sub(int32_t a, int32_t b) { return a - b; }
static int64_t wide(int64_t a, int64_t b) { return a * b; }
static binary *const table[2] = {add, &sub};

// fn_0 0 ok 0
// fn_0 1 ok 18446744073709551615
// fn_0 2 ok 4
uint64_t fn_0(uint64_t a, uint64_t b) {
	binary *f = table[a & 1];
	return f(a, b) + 0 * (*f)(1, 2) + 0 * table[0](1, 2);
}

static uint64_t factorial(uint64_t n) { return n < 2 ? 1 : n * factorial(n - 1); }

// fn_1 0 ok 1
// fn_1 1 ok 1
// fn_1 2 ok 120
uint64_t fn_1(uint64_t a, uint64_t b) { return factorial(a) + 0 * b; }

static struct vec scaled(struct vec v, int32_t by) {
	v.x *= by;
	v.y *= by;
	v.z *= by;
	return v;
}

// By value: the argument stays as it was.
// fn_2 0 ok 6
// fn_2 1 ok 12
// fn_2 2 ok 36
uint64_t fn_2(uint64_t a, uint64_t b) {
	struct vec v = {1, 2, 3}, w = scaled(v, a);
	return scaled(w, 1).x + w.y + w.z + v.x + v.y + v.z + 0 * b;
}

// fn_3 0 ok 0
uint64_t fn_3(uint64_t a, uint64_t b) {
	binary *f = 0;
	if (a == 0)
		return b;
	if (a == 1)
		return f(1, 2); // fn_3 1 fault null
	void *any = &f;
	int64_t (**g)(int64_t, int64_t) = any;
	*g = wide;
	return f(1, 2); // fn_3 2 fault wrong-arm
}

static uint64_t apply(uint64_t (*f)(uint64_t), uint64_t n) { return f(n); }
static uint64_t twice(uint64_t n) { return 2 * n; }

// fn_4 0 ok 0
// fn_4 1 ok 4
// fn_4 2 ok 12
uint64_t fn_4(uint64_t a, uint64_t b) { return apply(twice, a + b) - (a == 1 ? 2 : 0); }

static uint64_t odd(uint64_t n);
static uint64_t even(uint64_t n) { return n == 0 ? 1 : odd(n - 1); }
static uint64_t odd(uint64_t n) { return n == 0 ? 0 : even(n - 1); }

// fn_5 0 ok 1
// fn_5 1 ok 0
// fn_5 2 ok 0
uint64_t fn_5(uint64_t a, uint64_t b) { return even(a) + 0 * b; }

static uint64_t count(void) {
	static uint64_t calls = 10;
	return ++calls;
}

// Statics start anew for each run.
// fn_6 0 ok 13
// fn_6 1 ok 13
// fn_6 2 ok 13
uint64_t fn_6(uint64_t a, uint64_t b) {
	count();
	count();
	return count() + 0 * a * b;
}

static uint64_t deep(uint64_t n) { return n + deep(n + 1); }

// fn_7 0 ok 1
// fn_7 1 timeout
// fn_7 2 timeout
uint64_t fn_7(uint64_t a, uint64_t b) { return a ? deep(b) : 1; }

uint64_t elsewhere(uint64_t n);

// fn_8 0 ok 1
// fn_8 1 unsupported call of elsewhere
// fn_8 2 unsupported call of elsewhere
uint64_t fn_8(uint64_t a, uint64_t b) { return a ? elsewhere(b) : 1; }


// fn_9 0 ok 0
uint64_t fn_9(uint64_t a, uint64_t b) {
	binary *f = a ? (binary *)wide : add;
	return f(a, b); // fn_9 1 fault wrong-function // fn_9 2 fault wrong-function
}
