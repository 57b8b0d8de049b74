/* The sequence that witness walks and whoever asks it computes again: a linear
 * congruential generator modulo 2^64 (Knuth's MMIX constants). Its n-th state
 * can be reached step by step, or in log n steps by squaring the step. */
#ifndef WITNESS_SEQUENCE_H
#define WITNESS_SEQUENCE_H

#include <stdint.h>

#define SEQUENCE_FACTOR 6364136223846793005ull
#define SEQUENCE_TERM 1442695040888963407ull
#define SEQUENCE_START 42ull

/* States that witness keeps in memory and sums up. */
#define SEQUENCE_RECENT 1024u

#endif
