// Matrix products: arrays of arrays, and rows laid out in one array.
#include <sdc.h>
#include <stddef.h>

struct square {
    double at[64][64];
};
struct matrix {
    double *__owned _Nullable at __counted_by(rows * columns);
    size_t rows, columns;
};

// free
void product_fixed(struct square *c, const struct square *a, const struct square *b) {
    for (int i = 0; i < 64; i++)
        for (int j = 0; j < 64; j++) {
            double s = 0;
            for (int k = 0; k < 64; k++)
                s += a->at[i][k] * b->at[k][j];
            c->at[i][j] = s;
        }
}

// free
void product(double *c __counted_by(n * n), const double *a __counted_by(n * n),
             const double *b __counted_by(n * n), size_t n) {
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < n; j++) {
            double s = 0;
            for (size_t k = 0; k < n; k++)
                s += a[i * n + k] * b[k * n + j];
            c[i * n + j] = s;
        }
}

// free
void product_by_rows(double *c __counted_by(n * n), const double *a __counted_by(n * n),
                     const double *b __counted_by(n * n), size_t n) {
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < n; k++) {
            double x = a[i * n + k];
            for (size_t j = 0; j < n; j++)
                c[i * n + j] += x * b[k * n + j];
        }
}

// free
void product_rectangles(double *c __counted_by(r * q), const double *a __counted_by(r * m),
                        const double *b __counted_by(m * q), size_t r, size_t m, size_t q) {
    for (size_t i = 0; i < r; i++)
        for (size_t j = 0; j < q; j++) {
            double s = 0;
            for (size_t k = 0; k < m; k++)
                s += a[i * m + k] * b[k * q + j];
            c[i * q + j] = s;
        }
}

// free: n * n is exact in 64 bits, i * n + k is not in 32, but never more
void product_narrow(double *c __counted_by(n * n), const double *a __counted_by(n * n),
                    const double *b __counted_by(n * n), unsigned n) {
    for (unsigned i = 0; i < n; i++)
        for (unsigned j = 0; j < n; j++) {
            double s = 0;
            for (unsigned k = 0; k < n; k++)
                s += a[i * n + k] * b[k * n + j];
            c[i * n + j] = s;
        }
}

// free
void product_row_pointers(double *c __counted_by(n * n), const double *a __counted_by(n * n),
                          const double *b __counted_by(n * n), size_t n) {
    for (size_t i = 0; i < n; i++) {
        const double *row = &a[i * n];
        double *into = c + i * n;
        for (size_t j = 0; j < n; j++) {
            double s = 0;
            for (size_t k = 0; k < n; k++)
                s += row[k] * b[k * n + j];
            into[j] = s;
        }
    }
}

// free
void product_fields(struct matrix *c, const struct matrix *a, const struct matrix *b) {
    double *x = c->at;
    const double *y = a->at, *z = b->at;
    if (!x || !y || !z)
        return;
    if (a->columns != b->rows || c->rows != a->rows || c->columns != b->columns)
        return;
    for (size_t i = 0; i < a->rows; i++)
        for (size_t j = 0; j < b->columns; j++) {
            double s = 0;
            for (size_t k = 0; k < a->columns; k++)
                s += y[i * a->columns + k] * z[k * b->columns + j];
            x[i * c->columns + j] = s;
        }
}

// free
void transpose(double *c __counted_by(r * q), const double *a __counted_by(r * q), size_t r,
               size_t q) {
    for (size_t i = 0; i < r; i++)
        for (size_t j = 0; j < q; j++)
            c[j * r + i] = a[i * q + j];
}

// free
void smooth(double *b __counted_by(r * q), const double *a __counted_by(r * q), size_t r, size_t q) {
    for (size_t i = 1; i + 1 < r; i++)
        for (size_t j = 1; j + 1 < q; j++)
            b[i * q + j] = a[(i - 1) * q + j] + a[(i + 1) * q + j] + a[i * q + j - 1] +
                           a[i * q + j + 1];
}

// free
double sum_cube(const double *a __counted_by(n * n * n), size_t n) {
    double s = 0;
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < n; j++)
            for (size_t k = 0; k < n; k++)
                s += a[(i * n + j) * n + k];
    return s;
}

// free
double sum_fours(const double *a __counted_by(n * 4), size_t n) {
    double s = 0;
    for (size_t i = 0; i < n; i++)
        for (int j = 0; j < 4; j++)
            s += a[i * 4 + j];
    return s;
}

static double element(const double *a __counted_by(n * n), size_t n, size_t i, size_t j) {
    return a[i * n + j];
}

// free
double trace(const double *a __counted_by(n * n), size_t n) {
    double s = 0;
    for (size_t i = 0; i < n; i++)
        s += element(a, n, i, i);
    return s;
}

// checked: rows and columns are mixed up
double sum_mixed_up(const double *a __counted_by(r * q), size_t r, size_t q) {
    double s = 0;
    for (size_t i = 0; i < q; i++)
        for (size_t j = 0; j < r; j++)
            s += a[i * q + j];
    return s;
}

// checked: the last column is one too many
double sum_one_too_many(const double *a __counted_by(r * q), size_t r, size_t q) {
    double s = 0;
    for (size_t i = 0; i < r; i++)
        for (size_t j = 0; j <= q; j++)
            s += a[i * q + j];
    return s;
}

// checked: the fields need not fit one another
double sum_unrelated(const struct matrix *a, const struct matrix *b) {
    const double *z = b->at;
    if (!z)
        return 0;
    double s = 0;
    for (size_t i = 0; i < a->rows; i++)
        for (size_t k = 0; k < a->columns; k++)
            s += z[i * a->columns + k];
    return s;
}
