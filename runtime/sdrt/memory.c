/* The memory functions that compiled code calls even when freestanding, and the
 * contract functions of sd/mem.h over them.
 *
 * Sixteen bytes at a time with unaligned loads; the tail is one overlapping
 * block. Built with -fno-builtin: no loop here becomes a call to itself. */
#include "sd/mem.h"

typedef uint64_t word_pair __attribute__((vector_size(16), aligned(1), may_alias));
typedef uint64_t word __attribute__((aligned(1), may_alias));

void *memcpy(void *restrict to, const void *restrict from, size_t n);
void *memmove(void *to, const void *from, size_t n);
void *memset(void *to, int value, size_t n);
int memcmp(const void *a, const void *b, size_t n);
int bcmp(const void *a, const void *b, size_t n);

/* SAFETY (all of the casts below): the callers' contract covers [p, p + n). */

/* n < 16; loads everything before it stores, so overlap is harmless. */
static void move_short(char *d, const char *s, size_t n) {
    if (n >= 8) {
        word head = *(const word *)s, tail = *(const word *)(s + n - 8);
        *(word *)d = head;
        *(word *)(d + n - 8) = tail;
    } else if (n >= 4) {
        typedef uint32_t half __attribute__((aligned(1), may_alias));
        half head = *(const half *)s, tail = *(const half *)(s + n - 4);
        *(half *)d = head;
        *(half *)(d + n - 4) = tail;
    } else if (n > 0) {
        char first = s[0], middle = s[n / 2], last = s[n - 1];
        d[0] = first;
        d[n / 2] = middle;
        d[n - 1] = last;
    }
}

static void move_up(char *d, const char *s, size_t n) {
    word_pair tail = *(const word_pair *)(s + n - 16);
    size_t i = 0;
    for (; i + 16 <= n; i += 16)
        *(word_pair *)(d + i) = *(const word_pair *)(s + i);
    if (i < n)
        *(word_pair *)(d + n - 16) = tail;
}

static void move_down(char *d, const char *s, size_t n) {
    word_pair head = *(const word_pair *)s;
    size_t i = n;
    for (; i >= 16; i -= 16)
        *(word_pair *)(d + i - 16) = *(const word_pair *)(s + i - 16);
    if (i > 0)
        *(word_pair *)d = head;
}

void *memmove(void *to, const void *from, size_t n) {
    char *d = to;
    const char *s = from;
    if (n < 16)
        move_short(d, s, n);
    else if ((uintptr_t)d - (uintptr_t)s >= n)
        move_up(d, s, n);
    else
        move_down(d, s, n);
    return to;
}

void *memcpy(void *restrict to, const void *restrict from, size_t n) {
    return memmove(to, from, n);
}

void *memset(void *to, int value, size_t n) {
    char *d = to;
    if (n < 16) {
        for (size_t i = 0; i < n; i++)
            d[i] = (char)value;
        return to;
    }
    uint64_t pattern = (uint8_t)value * 0x0101010101010101ull;
    word_pair block = {pattern, pattern};
    for (size_t i = 0; i + 16 <= n; i += 16)
        *(word_pair *)(d + i) = block;
    *(word_pair *)(d + n - 16) = block;
    return to;
}

int memcmp(const void *a, const void *b, size_t n) {
    const uint8_t *x = a, *y = b;
    size_t i = 0;
    while (i + 8 <= n && *(const word *)(x + i) == *(const word *)(y + i))
        i += 8;
    for (; i < n; i++)
        if (x[i] != y[i])
            return x[i] < y[i] ? -1 : 1;
    return 0;
}

int bcmp(const void *a, const void *b, size_t n) { return memcmp(a, b, n); }

void sd_mem_copy(uint8_t *to, const uint8_t *from, size_t n) { memmove(to, from, n); }
void sd_mem_set(uint8_t *to, size_t n, uint8_t value) { memset(to, value, n); }
bool sd_mem_equal(const uint8_t *a, const uint8_t *b, size_t n) { return memcmp(a, b, n) == 0; }
int sd_mem_compare(const uint8_t *a, const uint8_t *b, size_t n) { return memcmp(a, b, n); }

void sd_text_copy(char *to, const char *from, size_t n) { memmove(to, from, n); }
bool sd_text_equal(const char *a, const char *b, size_t n) { return memcmp(a, b, n) == 0; }
int sd_text_compare(const char *a, const char *b, size_t n) { return memcmp(a, b, n); }
