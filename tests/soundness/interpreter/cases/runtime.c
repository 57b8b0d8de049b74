// The runtime's functions: whole buffers, text, printing.
// inputs: 0:0,4:0,5:0
#include <sd/mem.h>
#include <sdc.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// fn_0 0 ok 0
// fn_0 1 ok 10
uint64_t fn_0(uint64_t a, uint64_t b) {
	uint8_t from[4] = {1, 2, 3, 4}, to[4] = {0};
	sd_mem_copy(to, from, a); // fn_0 2 fault out-of-bounds
	return to[0] + to[1] + to[2] + to[3] + b;
}

// fn_1 0 ok 10
// fn_1 1 ok 36
uint64_t fn_1(uint64_t a, uint64_t b) {
	struct { uint8_t d[4]; uint8_t after; } s = {{1, 2, 3, 4}, 5};
	sd_mem_set(s.d, a, 9); // fn_1 2 fault out-of-subobject
	return s.d[0] + s.d[1] + s.d[2] + s.d[3] + b;
}

// fn_2 0 ok 1
// fn_2 1 ok 0
uint64_t fn_2(uint64_t a, uint64_t b) {
	const uint8_t x[4] = {1, 2, 3, 255}, y[4] = {1, 2, 3, 4};
	return sd_mem_equal(x, y, a) + b + (a == 4 ? sd_mem_compare(x, y, a) - 1 : 0); // fn_2 2 fault out-of-bounds
}

// fn_3 0 ok 0
// fn_3 1 ok 18446744073709551615
uint64_t fn_3(uint64_t a, uint64_t b) {
	return sd_text_compare("aaaa", "aaab", a) + b - (a == 5 ? sd_text_compare("abc", "abc", 5) : 0); // fn_3 2 fault out-of-bounds
}

// fn_4 0 ok 26
// fn_4 1 ok 26
// fn_4 2 ok 26
uint64_t fn_4(uint64_t a, uint64_t b) {
	(void)a;
	(void)b;
	// -1, 0000ff, 7, "ab   ", c, %, 18446744073709551615 cut to h: 65535
	int n = __sd_rt_printf("%d%06x%u%-5s%c%%%hu%.3d", -1, 255u, 7u, "ab", 'c', 65535, 5);
	sd_print("%.*s", 2, "abcd");
	return n + 2;
}

// Text without an end: sdc ends it with what its pointer covers, C reads on.
// fn_5 0 ok 3
// fn_5 2 ok 3
uint64_t fn_5(uint64_t a, uint64_t b) {
	char text[3] = {'a', 'b', 'c'};
	(void)b;
	if (a == 4)
		sd_print("%s", text); // fn_5 1 fault unterminated
	return __sd_rt_printf("%.3s", text);
}


struct sd_mutex { uint64_t sd_holder; };
struct sd_guard;
struct sd_guard *__owned sd_lock(struct sd_mutex *m);
void sd_unlock(struct sd_guard *__owned guard);
static struct sd_mutex mutex;
static _Atomic uint32_t shared = 4;
static _Thread_local uint32_t own = 2;

// dialect only: fn_6
// fn_6 0 ok 9
uint64_t fn_6(uint64_t a, uint64_t b) {
	struct sd_guard *__owned guard = sd_lock(&mutex); // fn_6 2 fault leak
	if (a == 4)
		guard = sd_lock(&mutex); // fn_6 1 fault deadlock
	shared += 2;
	shared++;
	own += shared;
	if (a != 5)
		sd_unlock(guard);
	return own + b;
}

static _Atomic bool flag = 1;

// The right side is no truth value: 1 ^ 195 is not 0. (clang 19 converts it first.)
// dialect only: fn_7
// fn_7 0 ok 1
// fn_7 1 ok 1
// fn_7 2 ok 0
uint64_t fn_7(uint64_t a, uint64_t b) {
	flag ^= a == 5 ? 1 : 195;
	return flag + b;
}
