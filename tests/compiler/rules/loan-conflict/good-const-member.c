// A view's const member keeps its loan through any call, so what else is lent
// to the call stays free.
#include <sdc.h>
#include <stddef.h>
#include <stdint.h>

struct __view cursor {
	const uint8_t *const data __counted_by(n);
	const size_t n;
	size_t at;
};

struct output {
	uint8_t *__owned _Nullable bytes __counted_by(capacity);
	size_t capacity, used;
};

static void put(struct cursor *c, struct output *out)
{
	uint8_t *bytes = out->bytes;
	if (bytes && c->at < c->n && out->used < out->capacity)
		bytes[out->used++] = c->data[c->at++];
}

void put_two(const uint8_t *data __counted_by(n), size_t n, struct output *out)
{
	struct cursor c = {.data = data, .n = n};
	put(&c, out);
	put(&c, out);
}
