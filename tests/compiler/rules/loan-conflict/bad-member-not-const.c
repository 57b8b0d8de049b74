// The call could store a borrow of the output in the cursor.
#include <sdc.h>
#include <stddef.h>
#include <stdint.h>

struct __view cursor {
	const uint8_t *data __counted_by(n);
	size_t n;
	size_t at;
};

struct output {
	uint8_t *__owned _Nullable bytes __counted_by(capacity);
	size_t capacity, used;
};

void put(struct cursor *c, struct output *out) __touches();

void put_two(const uint8_t *data __counted_by(n), size_t n, struct output *out)
{
	struct cursor c = {.data = data, .n = n};
	put(&c, out);
	put(&c, out); // expect-error:10: '*out' is lent to a call that may change it while it is borrowed [loan-conflict]
}
