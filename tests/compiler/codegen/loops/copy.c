// Copies and fills, by cursor and by index.
// stats: 32 inserted, 30 proven, 1 left
#include <sdc.h>
#include <stddef.h>
#include <stdint.h>

struct point {
    double x, y, z;
};

// free
void copy_cursors(unsigned char *d __counted_by(n), const unsigned char *s __counted_by(n),
                  size_t n) {
    while (n--)
        *d++ = *s++;
}

// free
void copy_cursors_counted_down(unsigned char *d __counted_by(n),
                               const unsigned char *s __counted_by(n), size_t n) {
    for (; n > 0; n--)
        *d++ = *s++;
}

// free
void copy_cursors_counted_up(unsigned char *d __counted_by(n),
                             const unsigned char *s __counted_by(n), size_t n) {
    for (size_t i = 0; i < n; i++)
        *d++ = *s++;
}

// free
void copy_index(unsigned char *d __counted_by(n), const unsigned char *s __counted_by(n),
                size_t n) {
    for (size_t i = 0; i < n; i++)
        d[i] = s[i];
}

// free
void copy_words(uint32_t *d __counted_by(n), const uint32_t *s __counted_by(n), size_t n) {
    while (n--)
        *d++ = *s++;
}

// free
void copy_structs(struct point *d __counted_by(n), const struct point *s __counted_by(n),
                  size_t n) {
    for (size_t i = 0; i < n; i++)
        d[i] = s[i];
}

// free
void copy_structs_cursors(struct point *d __counted_by(n), const struct point *s __counted_by(n),
                          size_t n) {
    while (n--)
        *d++ = *s++;
}

// free
void copy_least(uint32_t *d __counted_by(n), size_t n, const uint32_t *s __counted_by(m),
                size_t m) {
    size_t least = n < m ? n : m;
    for (size_t i = 0; i < least; i++)
        d[i] = s[i];
}

// free
void fill(unsigned char *d __counted_by(n), size_t n, unsigned char c) {
    while (n--)
        *d++ = c;
}

// free
void reverse(uint32_t *d __counted_by(n), const uint32_t *s __counted_by(n), size_t n) {
    for (size_t i = 0; i < n; i++)
        d[i] = s[n - 1 - i];
}

// checked: nothing says that s is as long as d
void copy_unguarded(uint32_t *d __counted_by(n), size_t n, const uint32_t *s __counted_by(m),
                    size_t m) {
    for (size_t i = 0; i < n; i++)
        d[i] = s[i];
}
