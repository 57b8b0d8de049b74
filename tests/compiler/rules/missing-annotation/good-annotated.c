// An accepted unit is told nothing, whatever else could be annotated.
#include <sdc.h>
#include <stddef.h>
#include <stdint.h>

struct buffer {
	uint8_t *__owned _Nullable bytes __counted_by(capacity);
	size_t capacity;
};

uint64_t sum(const uint8_t *bytes __counted_by(length), size_t length)
{
	uint64_t total = 0;
	for (size_t i = 0; i < length; i++)
		total += bytes[i];
	return total;
}

int get(const int *p)
{
	return p ? *p : 0;
}
