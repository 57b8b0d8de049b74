/* Matrices of doubles: product, transposed product, and the solution of a
 * system by elimination with pivots.
 *
 * Input: n (one byte, 1 to 255), then two n*n matrices of signed bytes A and
 * B, row by row. Output: the elements of A*B and of A*B^T, row by row, and
 * "rank R", the number of pivots found in A. */
#include "tool.h"

#include <stdbool.h>

static void product(double *c __counted_by(n * n), const double *a __counted_by(n * n),
                    const double *b __counted_by(n * n), size_t n) {
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < n; k++) {
            double factor = a[i * n + k];
            for (size_t j = 0; j < n; j++)
                c[i * n + j] += factor * b[k * n + j];
        }
}

static double dot(const double *a __counted_by(n), const double *b __counted_by(n), size_t n) {
    double sum = 0;
    for (size_t i = 0; i < n; i++)
        sum += a[i] * b[i];
    return sum;
}

/* a * b^T: each element is the product of two rows. */
static void transposed_product(double *c __counted_by(n * n), const double *a __counted_by(n * n),
                               const double *b __counted_by(n * n), size_t n) {
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < n; j++)
            c[i * n + j] = dot(&a[i * n], &b[j * n], n);
}

static double magnitude(double x) { return x < 0 ? -x : x; }

static void swap_rows(double *a __counted_by(n), double *b __counted_by(n), size_t n) {
    for (size_t i = 0; i < n; i++) {
        double held = a[i];
        a[i] = b[i];
        b[i] = held;
    }
}

/* The row at or below `from` with the largest element in the column. */
static size_t pivot_row(const double *a __counted_by(n * n), size_t n, size_t from,
                        size_t column) {
    size_t best = from;
    for (size_t i = from + 1; i < n; i++)
        if (magnitude(a[i * n + column]) > magnitude(a[best * n + column]))
            best = i;
    return best;
}

/* Brings the matrix to echelon form and counts the pivots. */
static size_t eliminate(double *a __counted_by(n * n), size_t n) {
    size_t rank = 0;
    for (size_t column = 0; column < n && rank < n; column++) {
        size_t pivot = pivot_row(a, n, rank, column);
        if (magnitude(a[pivot * n + column]) < 1e-7)
            continue;
        if (pivot != rank)
            swap_rows(&a[pivot * n], &a[rank * n], n);
        for (size_t i = rank + 1; i < n; i++) {
            double factor = a[i * n + column] / a[rank * n + column];
            for (size_t j = column; j < n; j++)
                a[i * n + j] -= factor * a[rank * n + j];
        }
        rank++;
    }
    return rank;
}

static void read(double *a __counted_by(n), const uint8_t *bytes __counted_by(n), size_t n) {
    for (size_t i = 0; i < n; i++)
        a[i] = sd_as(int8_t, bytes[i]);
}

static void print(const double *a __counted_by(n * n), size_t n, struct output *out) {
    for (size_t i = 0; i < n; i++) {
        for (size_t j = 0; j < n; j++) {
            if (j > 0)
                OUTPUT_LITERAL(out, " ");
            output_signed(out, sd_as(int64_t, a[i * n + j]));
        }
        OUTPUT_LITERAL(out, "\n");
    }
}

int tool_run(const uint8_t *input __counted_by(size), size_t size, struct output *out) {
    if (size == 0)
        return 1;
    size_t n = input[0];
    if (n == 0 || size != 1 + 2 * n * n)
        return 1;
    double *a = sd_new_array(double, n * n);
    double *b = sd_new_array(double, n * n);
    double *c = sd_new_array(double, n * n);
    read(a, &input[1], n * n);
    read(b, &input[1 + n * n], n * n);
    product(c, a, b, n);
    print(c, n, out);
    transposed_product(c, a, b, n);
    print(c, n, out);
    OUTPUT_LITERAL(out, "rank ");
    output_number(out, eliminate(a, n));
    OUTPUT_LITERAL(out, "\n");
    sd_free(c);
    sd_free(b);
    sd_free(a);
    return 0;
}
