// The declarations name their parameters differently, but say the same.
#include <sdc.h>
#include <stddef.h>
#include <stdint.h>

uint64_t sum(const uint8_t *bytes __counted_by(n), size_t n);

uint64_t sum(const uint8_t *bytes __counted_by(size), size_t size)
{
	size_t n = 0;
	uint64_t total = 0;
	for (size_t i = 0; i < size; i++)
		total += bytes[i] + n;
	return total;
}
