// A count set without its pointer.
#include <sdc.h>
#include <stddef.h>

struct buffer {
	char *__owned _Nullable bytes __counted_by(size);
	size_t size;
};

void grow(struct buffer *b, size_t n)
{
	b->size = n;
	for (size_t i = 0; b->bytes && i < b->size; i++)
		b->bytes[i] = 0;
}
