// Small loops as any C program has them, in Domain C and, with <sdc.h> expanding
// to nothing, in C. kernels.py times both.
#include "kernels.h"

uint64_t sum(const uint32_t *a, size_t n) {
    uint64_t s = 0;
    for (size_t i = 0; i < n; i++)
        s += a[i];
    return s;
}

uint64_t sum_cursor(const uint32_t *a, size_t n) {
    uint64_t s = 0;
    while (n--)
        s += *a++;
    return s;
}

double dot(const double *a, const double *b, size_t n) {
    double s = 0;
    for (size_t i = 0; i < n; i++)
        s += a[i] * b[i];
    return s;
}

void copy(unsigned char *d, const unsigned char *s, size_t n) {
    for (size_t i = 0; i < n; i++)
        *d++ = *s++;
}

void copy_checked(uint32_t *d, size_t n, const uint32_t *s, size_t m) {
    for (size_t i = 0; i < n; i++)
        d[i] = s[i];
}

size_t length(const char *s, size_t n) {
    size_t i = 0;
    while (i < n && s[i])
        i++;
    return i;
}

size_t length_checked(const char *s, size_t n) {
    size_t i = 0;
    while (s[i])
        i++;
    return i;
}

void product(double *c, const double *a, const double *b, size_t n) {
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < n; j++) {
            double s = 0;
            for (size_t k = 0; k < n; k++)
                s += a[i * n + k] * b[k * n + j];
            c[i * n + j] = s;
        }
}

void product_by_rows(double *c, const double *a, const double *b, size_t n) {
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < n; k++) {
            double x = a[i * n + k];
            for (size_t j = 0; j < n; j++)
                c[i * n + j] += x * b[k * n + j];
        }
}

void smooth(double *b, const double *a, size_t r, size_t q) {
    for (size_t i = 1; i + 1 < r; i++)
        for (size_t j = 1; j + 1 < q; j++)
            b[i * q + j] = 0.25 * (a[(i - 1) * q + j] + a[(i + 1) * q + j] + a[i * q + j - 1] +
                                   a[i * q + j + 1]);
}

uint32_t crc(const uint32_t table[256], const unsigned char *p, size_t n) {
    uint32_t c = ~0u;
    while (n--)
        c = table[(c ^ *p++) & 255] ^ (c >> 8);
    return ~c;
}

uint64_t lookup(const uint32_t *slots, size_t size, const uint32_t *keys, size_t n) {
    uint64_t s = 0;
    for (size_t i = 0; i < n; i++)
        s += slots[keys[i] * 2654435761u & (size - 1)];
    return s;
}

uint64_t gather(const uint32_t *t, size_t m, const uint32_t *at, size_t n) {
    uint64_t s = 0;
    for (size_t i = 0; i < n; i++)
        s += t[at[i]];
    return s;
}

size_t sieve(unsigned char *is_composite, size_t n) {
    size_t primes = 0;
    for (size_t i = 0; i < n; i++)
        is_composite[i] = 0;
    for (size_t i = 2; i < n; i++) {
        if (is_composite[i])
            continue;
        primes++;
        for (size_t k = 2 * i; k < n; k += i)
            is_composite[k] = 1;
    }
    return primes;
}

size_t search(const uint32_t *a, size_t n, uint32_t key) {
    size_t low = 0, high = n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (a[middle] < key)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

void insertion_sort(uint32_t *a, size_t n) {
    for (size_t i = 1; i < n; i++) {
        uint32_t x = a[i];
        size_t k = i;
        for (; k > 0 && a[k - 1] > x; k--)
            a[k] = a[k - 1];
        a[k] = x;
    }
}

size_t matches(const struct range *r, const uint32_t *a, const uint32_t *b, size_t n) {
    size_t found = 0;
    for (size_t i = 0; i < n; i++)
        if (a[i] & 1)
            found += b[i] >= r->low && b[i] < r->high;
    return found;
}
