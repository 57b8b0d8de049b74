// Unions of bits: numbers and arrays of numbers of one size.
#include <stddef.h>
#include <stdint.h>

union word {
	float real;
	uint32_t bits;
	uint8_t bytes[4];
};
struct cell {
	int id;
	union {
		double value;
		uint64_t raw;
		uint32_t half[2];
	};
};
static union word origin = {.bits = 0x3f800000};

static uint32_t bits_of(float f)
{
	union word w;
	w.real = f;
	return w.bits;
}

static uint8_t byte_of(const union word *w, size_t i)
{
	return i < 4 ? w->bytes[i] : 0;
}

static uint8_t first(const uint8_t bytes[4])
{
	return bytes[0];
}

int use(struct cell *c)
{
	union word w = {.real = 2}, v = w;
	v.bits ^= 1u << 31;
	c->value = v.real;
	c->half[1] &= 0x7fffffff;
	return c->raw != 0 && bits_of(w.real) > byte_of(&v, 3) + first(w.bytes) +
	       origin.bits;
}
