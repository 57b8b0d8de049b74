// Products of two vectors.
// stats: 16 inserted, 16 proven, 0 left
#include <sdc.h>
#include <stddef.h>
#include <stdint.h>

// free
double dot(const double *a __counted_by(n), const double *b __counted_by(n), size_t n) {
    double s = 0;
    for (size_t i = 0; i < n; i++)
        s += a[i] * b[i];
    return s;
}

// free
double dot_int_index(const double *a __counted_by(n), const double *b __counted_by(n), size_t n) {
    double s = 0;
    for (int i = 0; i < n; i++)
        s += a[i] * b[i];
    return s;
}

// free
double dot_cursors(const double *a __counted_by(n), const double *b __counted_by(n), size_t n) {
    double s = 0;
    while (n--)
        s += *a++ * *b++;
    return s;
}

// free
double dot_cursors_counted_up(const double *a __counted_by(n), const double *b __counted_by(n),
                              size_t n) {
    double s = 0;
    for (size_t i = 0; i < n; i++)
        s += *a++ * *b++;
    return s;
}

// free
double dot_two_counts(const double *a __counted_by(n), size_t n,
                      const double *b __counted_by(m), size_t m) {
    if (m < n)
        return 0;
    double s = 0;
    for (size_t i = 0; i < n; i++)
        s += a[i] * b[i];
    return s;
}

// free
double dot_fixed(const double a[128], const double b[128]) {
    double s = 0;
    for (int i = 0; i < 128; i++)
        s += a[i] * b[i];
    return s;
}
