// The kernels' contracts, for their own unit and for the program that times them.
#ifndef KERNELS_H
#define KERNELS_H

#include <sdc.h>
#include <stddef.h>
#include <stdint.h>

uint64_t sum(const uint32_t *a __counted_by(n), size_t n);
uint64_t sum_cursor(const uint32_t *a __counted_by(n), size_t n);
double dot(const double *a __counted_by(n), const double *b __counted_by(n), size_t n);
void copy(unsigned char *d __counted_by(n), const unsigned char *s __counted_by(n), size_t n);
/// Checks s in each round: nothing says that it is as long as d.
void copy_checked(uint32_t *d __counted_by(n), size_t n, const uint32_t *s __counted_by(m),
                  size_t m);
size_t length(const char *s __counted_by(n), size_t n);
/// Checks each character: only the text says where it ends.
size_t length_checked(const char *s __counted_by(n), size_t n);
void product(double *c __counted_by(n * n), const double *a __counted_by(n * n),
             const double *b __counted_by(n * n), size_t n);
void product_by_rows(double *c __counted_by(n * n), const double *a __counted_by(n * n),
                     const double *b __counted_by(n * n), size_t n);
void smooth(double *b __counted_by(r * q), const double *a __counted_by(r * q), size_t r, size_t q);
uint32_t crc(const uint32_t table[256], const unsigned char *p __counted_by(n), size_t n);
uint64_t lookup(const uint32_t *slots __counted_by(size), size_t size,
                const uint32_t *keys __counted_by(n), size_t n);
/// Checks each index.
uint64_t gather(const uint32_t *t __counted_by(m), size_t m, const uint32_t *at __counted_by(n),
                size_t n);
size_t sieve(unsigned char *is_composite __counted_by(n), size_t n);
size_t search(const uint32_t *a __counted_by(n), size_t n, uint32_t key);
void insertion_sort(uint32_t *a __counted_by(n), size_t n);

struct range {
    uint32_t low, high;
};
/// Reads r in some rounds only.
size_t matches(const struct range *r, const uint32_t *a __counted_by(n),
               const uint32_t *b __counted_by(n), size_t n);

#endif
