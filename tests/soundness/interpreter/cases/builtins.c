// Builtin functions that the dialect permits.
// clang only
// inputs: 0:0,1:33,7:255,18446744073709551615:64
#include <stdint.h>

// fn_8 0 ok 32
// fn_8 1 ok 32
// fn_8 2 ok 32
// fn_8 3 ok 32
uint64_t fn_8(uint64_t a, uint64_t b) {
	uint32_t x = 0x00f0;
	(void)a;
	(void)b;
	return __builtin_popcount(x) + __builtin_clz(x) + __builtin_ctz(x);
}

// fn_9 0 ok 12
uint64_t fn_9(uint64_t a, uint64_t b) {
	uint32_t zero = 0;
	(void)b;
	if (a)
		return __builtin_clz(zero); // fn_9 1 fault builtin-zero // fn_9 2 fault builtin-zero // fn_9 3 fault builtin-zero
	return (__builtin_bswap32(1) == 0x1000000) + (__builtin_rotateleft8(129, 1) == 3) +
	       (__builtin_ffs(8) == 4) + (__builtin_clrsb(0) == 31) + (__builtin_clrsbll(-2) == 62) +
	       (__builtin_parityl(7) == 1) + (__builtin_bitreverse16(1) == 32768) +
	       (__builtin_rotateright32(1, 33) == 1u << 31) + (__builtin_fabs(-2.0) == 2.0) +
	       __builtin_isinf(__builtin_inf()) + __builtin_isfinite(1.0) + !__builtin_isnan(0.5);
}
