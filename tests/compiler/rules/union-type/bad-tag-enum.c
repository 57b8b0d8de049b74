// An enum that tells arms apart is not made of bits.
#include <sdc.h>
#include <stdint.h>

enum kind { SMALL, LARGE };
struct number {
	enum kind kind;
	union {
		short small;
		long large;
	} u __tagged(kind, SMALL, LARGE);
};
union forged {
	enum kind kind; // expect-error:12: arm 'kind' of a union is an enum that tells the arms of a tagged union; a union is numbers and arrays of numbers of one size, or __tagged [union-type]
	uint32_t bits;
};
