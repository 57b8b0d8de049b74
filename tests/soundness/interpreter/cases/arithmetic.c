// Arithmetic as the dialect defines it.
// inputs: 0:0,1:33,7:255,18446744073709551615:64
// dialect only: fn_5
#include <limits.h>
#include <sdc.h>
#include <stdbool.h>
#include <stdint.h>

// fn_0 1 ok 0
// fn_0 2 ok 0
// fn_0 3 ok 288230376151711743
uint64_t fn_0(uint64_t a, uint64_t b) {
	return a / b; // fn_0 0 fault div-zero
}

// fn_1 0 ok 2147483648
// fn_1 1 ok 2147483649
// fn_1 2 ok 2147483655
// fn_1 3 ok 2147483647
uint64_t fn_1(uint64_t a, uint64_t b) {
	int32_t x = INT_MAX;
	x += 1 + (int32_t){a};
	(void)b;
	return sd_as(uint32_t, x);
}

// fn_2 0 ok 0
// fn_2 1 ok 18446744071562067968
// fn_2 2 ok 18446744073402768238
uint64_t fn_2(uint64_t a, uint64_t b) {
	int32_t least = INT_MIN, by = a;
	(void)b;
	return a ? least / by : a; // fn_2 3 fault int-overflow-div
}

// fn_3 0 ok 1
// fn_3 2 ok 9223372036854775808
uint64_t fn_3(uint64_t a, uint64_t b) {
	uint64_t one = 1;
	int32_t i = 1;
	if (a == 1)
		return i << b; // fn_3 1 fault shift
	if (b == 64)
		return one << b; // fn_3 3 fault shift
	return one << (b & 63);
}

// fn_4 0 ok 1
// fn_4 1 ok 0
// fn_4 2 ok 0
uint64_t fn_4(uint64_t a, uint64_t b) {
	int32_t n = -1;
	(void)b;
	if (a > 7)
		return 1 >> n; // fn_4 3 fault shift
	n = 1;
	n >>= a;
	return n;
}

// fn_5 0 ok 2147483647
// fn_5 1 ok 18446744071562067968
// fn_5 2 ok 0
// fn_5 3 ok 255
uint64_t fn_5(uint64_t a, uint64_t b) {
	double huge = 1e300, nan = (huge - huge) / (huge - huge);
	int32_t x;
	(void)b;
	if (a == 0)
		x = huge;
	else if (a == 1)
		x = -huge;
	else if (a == 7)
		x = nan;
	else
		return sd_as(uint8_t, huge) + sd_as(uint8_t, -huge);
	return x;
}

// Conversions: sign, width, truth values, enums, characters.
// fn_6 0 ok 255
// fn_6 1 ok 255
// fn_6 2 ok 255
// fn_6 3 ok 255
uint64_t fn_6(uint64_t a, uint64_t b) {
	int8_t small = 255;
	uint8_t byte = 511;
	bool yes = 256;
	enum color { RED = 3, BLUE = -4 } c = BLUE;
	(void)a;
	(void)b;
	return sd_as(uint32_t, small) + byte + yes + (c < 0) + RED + ('\xff' < 0) - 5;
}

// fn_7 0 ok 254
// fn_7 1 ok 254
// fn_7 2 ok 254
// fn_7 3 ok 254
uint64_t fn_7(uint64_t a, uint64_t b) {
	uint8_t x = 200;
	int16_t y = 32767;
	x += 100;        // 44
	y++;             // -32768
	x = ~x;          // 211
	x -= y;          // 211
	x ^= 0x0f;       // 220
	x |= 3;          // 223
	x &= 0x7f;       // 95
	x *= 3;          // 29
	x %= 10;         // 9
	x <<= 5;         // 32
	x--;             // 31
	(void)a;
	(void)b;
	return x * 8 + 6;
}

// Float is not double.
// fn_8 0 ok 16777216
// fn_8 1 ok 16777216
// fn_8 2 ok 16777216
// fn_8 3 ok 16777216
uint64_t fn_8(uint64_t a, uint64_t b) {
	float f = 16777216.0f;
	f += 1;
	f++;
	double d = 0.1f;
	(void)a;
	(void)b;
	return d == 0.1 ? 0 : sd_as(uint64_t, f);
}
