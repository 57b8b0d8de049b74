// What a thread of tally is given.
#ifndef ADDER_H
#define ADDER_H

#include <stdint.h>

struct job {
	uint64_t rounds, step;
};

#endif
