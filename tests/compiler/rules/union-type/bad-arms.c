// Arms that are no bits, or not all of them.
#include <stdbool.h>
#include <stdint.h>

union truth {
	bool flag; // expect-error:7: arm 'flag' of a union is a bool, which not every pattern of bits is; a union is numbers and arrays of numbers of one size, or __tagged [union-type]
	uint8_t byte;
};
union address {
	uint64_t number;
	int *pointer; // expect-error:7: arm 'pointer' of a union is a pointer; a union is numbers and arrays of numbers of one size, or __tagged [union-type]
};
union sizes {
	uint32_t half; // expect-error:11: arm 'half' of a union is not as long as the union; a union is numbers and arrays of numbers of one size, or __tagged [union-type]
	uint64_t whole;
};
union padded {
	struct {
		uint8_t a;
		uint32_t b;
	} parts; // expect-error:4: arm 'parts' of a union is not a number or an array of numbers; a union is numbers and arrays of numbers of one size, or __tagged [union-type]
	uint64_t whole;
};
union counter {
	_Atomic int now; // expect-error:14: arm 'now' of a union is atomic; a union is numbers and arrays of numbers of one size, or __tagged [union-type]
	int later;
};
union constant {
	const int fixed; // expect-error:12: arm 'fixed' of a union is const, and the other arms are not; a union is numbers and arrays of numbers of one size, or __tagged [union-type]
	int open;
};
union field {
	unsigned low : 3; // expect-error:11: arm 'low' of a union is a bit-field; a union is numbers and arrays of numbers of one size, or __tagged [union-type]
};
struct value {
	int kind;
	union {
		int number;
		int *pointer; // expect-error:8: arm 'pointer' of a union is a pointer; a union is numbers and arrays of numbers of one size, or __tagged [union-type]
	} u;
};

unsigned long size(void)
{
	return sizeof(union { int a; long b; }); // expect-error:28: arm 'a' of a union is not as long as the union; a union is numbers and arrays of numbers of one size, or __tagged [union-type]
}
