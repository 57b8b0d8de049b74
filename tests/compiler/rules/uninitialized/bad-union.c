// A union of bits is set by any arm, not by a part of one.
#include <stdint.h>

union word {
	uint32_t bits;
	uint8_t bytes[4];
};

uint8_t part(uint32_t n)
{
	union word w;
	w.bytes[0] = 1; // expect-error:13: 'w[]' is read before it is set; initialise it, all zero is enough [uninitialized]
	return w.bytes[n & 3];
}

uint32_t none(void)
{
	union word w;
	return w.bits; // expect-error:9: 'w' is read before it is set; initialise it, all zero is enough [uninitialized]
}
