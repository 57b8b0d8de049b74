/* The discrete Fourier transform of samples, in place (Cooley and Tukey, 1965),
 * and back again.
 *
 * Input: a power of two of 16-bit little-endian samples. Output: for each
 * frequency its real and imaginary part in thousandths, then the largest error
 * of the samples after the way back, in millionths. */
#include "tool.h"

#include <stdbool.h>

struct complex {
    double re, im;
};

static struct complex add(struct complex a, struct complex b) {
    return (struct complex){a.re + b.re, a.im + b.im};
}

static struct complex subtract(struct complex a, struct complex b) {
    return (struct complex){a.re - b.re, a.im - b.im};
}

static struct complex multiply(struct complex a, struct complex b) {
    return (struct complex){a.re * b.re - a.im * b.im, a.re * b.im + a.im * b.re};
}

/* Newton's method; x is between 0 and 1. */
static double square_root(double x) {
    double root = 1;
    for (int i = 0; i < 60; i++)
        root = (root + x / root) / 2;
    return root;
}

/* The first of the n-th roots of unity below the real axis, by halving angles;
 * n is a power of two. */
static struct complex root_of_unity(size_t n) {
    struct complex root = {1, 0};
    if (n >= 2)
        root = (struct complex){-1, 0};
    if (n >= 4)
        root = (struct complex){0, -1};
    for (size_t k = 8; k <= n; k *= 2) {
        double re = square_root((1 + root.re) / 2);
        root = (struct complex){re, root.im / (2 * re)};
    }
    return root;
}

static void fill_roots(struct complex *roots __counted_by(n), size_t n) {
    struct complex first = root_of_unity(2 * n);
    for (size_t i = 0; i < n; i++)
        roots[i] = i == 0 ? (struct complex){1, 0} : multiply(roots[i - 1], first);
}

/* Element i goes where the bits of i stand in reverse. */
static void reverse_bits(struct complex *x __counted_by(n), size_t n) {
    size_t j = 0;
    for (size_t i = 1; i < n; i++) {
        size_t bit = n / 2;
        for (; j & bit; bit /= 2)
            j ^= bit;
        j |= bit;
        if (i < j) {
            struct complex held = x[i];
            x[i] = x[j];
            x[j] = held;
        }
    }
}

/* n is a power of two; roots holds the n/2 roots that fill_roots gives. */
static void transform(struct complex *x __counted_by(n), size_t n,
                      const struct complex *roots __counted_by(half), size_t half) {
    reverse_bits(x, n);
    for (size_t size = 2; size <= n; size *= 2) {
        size_t step = n / size;
        for (size_t start = 0; start < n; start += size)
            for (size_t k = 0; k < size / 2 && k * step < half; k++) {
                struct complex even = x[start + k];
                struct complex odd = multiply(x[start + k + size / 2], roots[k * step]);
                x[start + k] = add(even, odd);
                x[start + k + size / 2] = subtract(even, odd);
            }
    }
}

/* As the transform, of conjugates, divided by n. */
static void transform_back(struct complex *x __counted_by(n), size_t n,
                           const struct complex *roots __counted_by(half), size_t half) {
    for (size_t i = 0; i < n; i++)
        x[i].im = -x[i].im;
    transform(x, n, roots, half);
    for (size_t i = 0; i < n; i++)
        x[i] = (struct complex){x[i].re / sd_as(double, n), -x[i].im / sd_as(double, n)};
}

static double sample(const uint8_t *input __counted_by(n), size_t n, size_t i) {
    if (2 * i + 1 >= n)
        return 0;
    return sd_as(int16_t, input[2 * i] | input[2 * i + 1] << 8);
}

static int64_t rounded(double x) { return sd_as(int64_t, x < 0 ? x - 0.5 : x + 0.5); }

int tool_run(const uint8_t *input __counted_by(n), size_t n, struct output *out) {
    size_t count = n / 2;
    if (count < 2 || (count & (count - 1)) != 0 || n % 2)
        return 1;
    struct complex *x = sd_new_array(struct complex, count);
    struct complex *roots = sd_new_array(struct complex, count / 2);
    fill_roots(roots, count / 2);
    for (size_t i = 0; i < count; i++)
        x[i].re = sample(input, n, i);
    transform(x, count, roots, count / 2);
    for (size_t i = 0; i < count; i++) {
        output_signed(out, rounded(x[i].re * 1000));
        OUTPUT_LITERAL(out, " ");
        output_signed(out, rounded(x[i].im * 1000));
        OUTPUT_LITERAL(out, "\n");
    }
    transform_back(x, count, roots, count / 2);
    double worst = 0;
    for (size_t i = 0; i < count; i++) {
        double error = x[i].re - sample(input, n, i);
        error = error < 0 ? -error : error;
        worst = error > worst ? error : worst;
    }
    OUTPUT_LITERAL(out, "error ");
    output_signed(out, rounded(worst * 1000000));
    OUTPUT_LITERAL(out, "\n");
    sd_free(roots);
    sd_free(x);
    return 0;
}
