// Integers that the machine does not have.
__int128 a; // expect-error:10: a 128-bit integer is not in the dialect; use two of 64 bits [type-kind]
unsigned __int128 b; // expect-error:19: a 128-bit integer is not in the dialect; use two of 64 bits [type-kind]
_BitInt(17) c;
__int128_t d;
// expect-error@4:1: _BitInt is not in the dialect; use an integer of <stdint.h> [type-kind]
// expect-error@4:13: _BitInt is not in the dialect; use an integer of <stdint.h> [type-kind]
