// Counts in function types, and functions that take functions.
#include <sdc.h>
#include <stddef.h>
#include <stdint.h>

typedef int (*reader)(uint8_t *to __counted_by(n), size_t n);
typedef size_t (*visitor)(const uint8_t *p __counted_by(n), size_t n, int (*each)(uint8_t));

struct source {
	int (*_Nullable read)(uint8_t *to __counted_by(length), size_t length);
};

static int zero(uint8_t *p __counted_by(count), size_t count)
{
	for (size_t i = 0; i < count; i++)
		p[i] = 0;
	return 0;
}

static int is_odd(uint8_t n) { return n & 1; }

static size_t count_if(const uint8_t *p __counted_by(n), size_t n, int (*each)(uint8_t))
{
	size_t found = 0;
	for (size_t i = 0; i < n; i++)
		found += each(p[i]) ? 1 : 0;
	return found;
}

static int fill(reader read, uint8_t *to __counted_by(n), size_t n)
{
	return read(to, n);
}

size_t run(void)
{
	uint8_t bytes[8] = {1, 2, 3};
	visitor count = count_if;
	size_t odd = count(bytes, 8, is_odd);
	struct source s = {zero};
	if (s.read)
		s.read(bytes, 8);
	return fill(zero, bytes, 4) + odd;
}
