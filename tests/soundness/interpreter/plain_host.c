/* The runtime of <sd/rt.h> and <sd/mem.h> over the C library, for plain.py. */
#include <sd/mem.h>
#include <sd/rt.h>

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void *__sd_rt_alloc(size_t size_bytes, size_t count) {
	size_t size;
	if (__builtin_mul_overflow(size_bytes, count, &size) || size > 1 << 24)
		return 0;
	return calloc(1, size ? size : 1);
}

void __sd_rt_free(void *object) { free(object); }

/* Output is not compared, its length is. */
int __sd_rt_printf(const char *format, ...) {
	va_list arguments;
	va_start(arguments, format);
	int n = vsnprintf(0, 0, format, arguments);
	va_end(arguments);
	return n;
}

static int sign(int order) { return (order > 0) - (order < 0); }

void sd_mem_copy(uint8_t *to, const uint8_t *from, size_t n) { memmove(to, from, n); }
void sd_mem_set(uint8_t *to, size_t n, uint8_t value) { memset(to, value, n); }
bool sd_mem_equal(const uint8_t *a, const uint8_t *b, size_t n) { return !memcmp(a, b, n); }
int sd_mem_compare(const uint8_t *a, const uint8_t *b, size_t n) { return sign(memcmp(a, b, n)); }
void sd_text_copy(char *to, const char *from, size_t n) { memmove(to, from, n); }
bool sd_text_equal(const char *a, const char *b, size_t n) { return !memcmp(a, b, n); }
int sd_text_compare(const char *a, const char *b, size_t n) { return sign(memcmp(a, b, n)); }
