// The same name stands for another parameter.
#include <sdc.h>
#include <stddef.h>
#include <stdint.h>

uint64_t sum(const uint8_t *bytes __counted_by(n), size_t n, size_t m);

uint64_t sum(const uint8_t *bytes __counted_by(n), size_t m, size_t n) // expect-error:29: the annotations of 'sum' differ from its other declaration [redeclaration-differs]
{
	return n + m ? bytes[0] : 0;
}
