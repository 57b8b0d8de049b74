// The arms of a union are one object.
#include <stdint.h>

union word {
	float real;
	uint32_t bits;
};

uint32_t both(union word *w)
{
	return (w->bits = 1) + (w->real > 1); // expect-error:23: 'w' is changed and used in one expression in no defined order; use two statements [evaluation-order]
}
