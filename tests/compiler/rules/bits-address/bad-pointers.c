// Pointers of two types to the same bits.
#include <sdc.h>
#include <stdint.h>

union word {
	float real;
	uint32_t bits;
	uint32_t words[1];
};
uint32_t both(float *f, uint32_t *u);
void put(float *__out f);

uint32_t use(union word *w)
{
	float *f = &w->real; // expect-error:17: a pointer into union arm 'real' would read the other arms' bits as another type; copy the value [bits-address]
	uint32_t *u = w->words; // expect-error:19: a pointer into union arm 'words' would read the other arms' bits as another type; copy the value [bits-address]
	put(&w->real); // expect-error:10: a pointer into union arm 'real' would read the other arms' bits as another type; copy the value [bits-address]
	*f = 1;
	return *u + both(&w->real, &w->words[0]); // expect-error:23: a pointer into union arm 'real' would read the other arms' bits as another type; copy the value [bits-address]
}
// expect-error@19:33: a pointer into union arm 'words' would read the other arms' bits as another type; copy the value [bits-address]
