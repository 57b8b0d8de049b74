// Sums over counted pointers, fields, flexible arrays and arrays of arrays.
#include <sdc.h>
#include <stddef.h>
#include <stdint.h>

struct numbers {
    uint32_t *__owned _Nullable at __counted_by(n);
    size_t n;
};
struct row {
    size_t n;
    uint32_t at[] __counted_by(n);
};
struct grid {
    uint32_t at[16][64];
};

// free
uint64_t sum_index(const uint32_t *a __counted_by(n), size_t n) {
    uint64_t s = 0;
    for (size_t i = 0; i < n; i++)
        s += a[i];
    return s;
}

// free
uint64_t sum_int_index(const uint32_t *a __counted_by(n), size_t n) {
    uint64_t s = 0;
    for (int i = 0; i < n; i++)
        s += a[i];
    return s;
}

// free
uint64_t sum_narrow_count(const uint32_t *a __counted_by(n), unsigned n) {
    uint64_t s = 0;
    for (unsigned i = 0; i < n; i++)
        s += a[i];
    return s;
}

// free
uint64_t sum_cursor(const uint32_t *p __counted_by(n), size_t n) {
    uint64_t s = 0;
    while (n--)
        s += *p++;
    return s;
}

// free
uint64_t sum_narrow_cursor(const uint32_t *p __counted_by(n), uint16_t n) {
    uint64_t s = 0;
    while (n--)
        s += *p++;
    return s;
}

// free
uint64_t sum_down(const uint32_t *a __counted_by(n), size_t n) {
    uint64_t s = 0;
    for (size_t i = n; i-- > 0;)
        s += a[i];
    return s;
}

// free
uint64_t sum_pairs(const uint32_t *a __counted_by(n), size_t n) {
    uint64_t s = 0;
    for (size_t i = 0; i + 1 < n; i += 2)
        s += a[i] * a[i + 1];
    return s;
}

// free
uint64_t sum_neighbours(const uint32_t *a __counted_by(n), size_t n) {
    uint64_t s = 0;
    for (size_t i = 1; i + 1 < n; i++)
        s += a[i - 1] + a[i] + a[i + 1];
    return s;
}

// free
uint64_t sum_field(const struct numbers *v) {
    const uint32_t *at = v->at;
    if (!at)
        return 0;
    uint64_t s = 0;
    for (size_t i = 0; i < v->n; i++)
        s += at[i];
    return s;
}

// free
void scale_field(struct numbers *v, uint32_t by) {
    uint32_t *at = v->at;
    if (!at)
        return;
    for (size_t i = 0; i < v->n; i++)
        at[i] *= by;
}

// free
uint64_t sum_flexible(const struct row *v) {
    uint64_t s = 0;
    for (size_t i = 0; i < v->n; i++)
        s += v->at[i];
    return s;
}

// free
uint64_t sum_grid(const struct grid *g, int rows) {
    uint64_t s = 0;
    for (int i = 0; i < rows && i < 16; i++)
        for (int j = 0; j < 64; j++)
            s += g->at[i][j];
    return s;
}

// free: the rest faults behind the loop
uint64_t sum_of_first(const uint32_t *a __counted_by(n), size_t n, size_t first) {
    uint64_t s = 0;
    for (size_t i = 0; i < first; i++)
        s += a[i];
    return s;
}

// checked: the step may jump over n
uint64_t sum_strided(const uint32_t *a __counted_by(n), size_t n, size_t step) {
    uint64_t s = 0;
    for (size_t i = 0; i != n; i += step)
        s += a[i];
    return s;
}

// checked: i + 1 may be n
uint64_t sum_pairs_overshot(const uint32_t *a __counted_by(n), size_t n) {
    uint64_t s = 0;
    for (size_t i = 0; i < n; i += 2)
        s += a[i] * a[i + 1];
    return s;
}

// checked: one of three bounds is another array's
void sum_into(uint32_t *c __counted_by(n), const uint32_t *a __counted_by(n), size_t n,
              const uint32_t *b __counted_by(m), size_t m) {
    for (size_t i = 0; i < n; i++)
        c[i] = a[i] + b[i];
}
