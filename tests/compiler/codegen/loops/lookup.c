// Tables looked up by masked, narrow and reduced numbers.
#include <sdc.h>
#include <stddef.h>
#include <stdint.h>

extern const uint32_t crc_table[256];
extern const uint8_t fold_table[256];

struct table {
    uint32_t *__owned _Nullable slots __counted_by(size);
    size_t size;
};

// free
uint32_t crc(const unsigned char *p __counted_by(n), size_t n) {
    uint32_t c = ~0u;
    for (size_t i = 0; i < n; i++)
        c = crc_table[(c ^ p[i]) & 255] ^ (c >> 8);
    return ~c;
}

// free
uint32_t crc_cursor(const unsigned char *p __counted_by(n), size_t n) {
    uint32_t c = ~0u;
    while (n--)
        c = crc_table[(c ^ *p++) & 0xff] ^ (c >> 8);
    return ~c;
}

// free
void fold(unsigned char *p __counted_by(n), size_t n) {
    for (size_t i = 0; i < n; i++)
        p[i] = fold_table[p[i]];
}

// free
uint64_t nibbles(const uint8_t *t __counted_by(16), const uint64_t *x __counted_by(n), size_t n) {
    uint64_t s = 0;
    for (size_t i = 0; i < n; i++)
        for (unsigned k = 0; k < 64; k += 4)
            s += t[(x[i] >> k) & 15];
    return s;
}

// free
uint32_t by_int(const int *x __counted_by(n), size_t n) {
    uint32_t s = 0;
    for (size_t i = 0; i < n; i++) {
        int k = x[i] & 255;
        s += fold_table[k];
    }
    return s;
}

// free
uint32_t by_rest(const uint32_t *x __counted_by(n), size_t n) {
    uint32_t s = 0;
    for (size_t i = 0; i < n; i++)
        s += fold_table[x[i] % 251];
    return s;
}

// free
uint32_t by_mask(const uint32_t *t __counted_by(mask + 1), size_t mask,
                 const uint32_t *x __counted_by(n), size_t n) {
    uint32_t s = 0;
    for (size_t i = 0; i < n; i++)
        s += t[x[i] & mask];
    return s;
}

// free
uint32_t by_power_of_two(const uint32_t *t __counted_by(m), size_t m,
                         const uint32_t *x __counted_by(n), size_t n) {
    if (m == 0 || (m & (m - 1)))
        return 0;
    uint32_t s = 0;
    for (size_t i = 0; i < n; i++)
        s += t[x[i] & (m - 1)];
    return s;
}

// free: an empty table faults before the loop, in its first round
uint32_t by_size(const struct table *t, const uint32_t *x __counted_by(n), size_t n) {
    const uint32_t *slots = t->slots;
    if (!slots)
        return 0;
    uint32_t s = 0;
    for (size_t i = 0; i < n; i++)
        s += slots[x[i] & (t->size - 1)];
    return s;
}

// checked: the mask is one too wide
uint32_t by_wide_mask(const uint32_t *t __counted_by(m), size_t m,
                      const uint32_t *x __counted_by(n), size_t n) {
    uint32_t s = 0;
    for (size_t i = 0; i < n; i++)
        s += t[x[i] & m];
    return s;
}

// checked: any index
uint32_t gather(const uint32_t *t __counted_by(m), size_t m, const uint32_t *x __counted_by(n),
                size_t n) {
    uint32_t s = 0;
    for (size_t i = 0; i < n; i++)
        s += t[x[i]];
    return s;
}

// free: rounds before the fault do what they do
uint32_t by_size_noting(const struct table *t, const uint32_t *x __counted_by(n),
                        uint8_t *seen __counted_by(n), size_t n) {
    const uint32_t *slots = t->slots;
    if (!slots)
        return 0;
    size_t size = t->size;
    uint32_t s = 0;
    for (size_t i = 0; i < n; i++) {
        seen[i] = 1;
        s += slots[x[i] & (size - 1)];
    }
    return s;
}
