// Values are copied; bytes may be pointed to.
#include <sdc.h>
#include <stdint.h>

union word {
	float real;
	uint32_t bits;
	uint32_t words[1];
	uint8_t bytes[4];
};
void put(float *__out f);

static uint32_t sum(const uint8_t *b __counted_by(4))
{
	return b[0] + b[3];
}

uint32_t use(union word *w)
{
	float f = 0;
	put(&f);
	w->real = f;
	return w->words[0] + *w->words + sum(w->bytes) + w->bits;
}
