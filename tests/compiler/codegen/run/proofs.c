// Loops in which a prover that looks at the shape of the source would be wrong:
// each keeps the check that matters, and faults where C would have gone out.
#include <sdc.h>
#include <stddef.h>
#include <stdint.h>

static int cells[16] = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};
static size_t limit;

static int index_wraps(const int *a __counted_by(n), size_t n, uint8_t from) {
    int s = 0;
    for (uint8_t i = from; i != 4; i++)
        s += a[i]; // faults index_wraps(250): bounds
    return s;
}

// returns 0: 6
// returns 2: 5
int case_index_wraps(int n) { return index_wraps(cells, 16, n); }

static int overshoot(const int *a __counted_by(n), size_t n) {
    int s = 0;
    for (size_t i = 0; i < n; i += 2) {
        s += a[i];
        s += a[i + 1]; // faults overshoot(5): bounds // faults overshoot(1): bounds
    }
    return s;
}

// returns 4: 6
// returns 0: 0
int case_overshoot(int n) { return overshoot(cells, n); }

static int step_from_outside(const int *a __counted_by(n), size_t n, size_t step) {
    int s = 0;
    for (size_t i = 0; i != n; i += step)
        s += a[i]; // faults step_from_outside(3): bounds // faults step_from_outside(7): bounds
    return s;
}

// returns 1: 45
// returns 2: 20
// returns 5: 5
int case_step_from_outside(int n) { return step_from_outside(cells, 10, n); }

static int bound_grows(const int *a __counted_by(n), size_t n, size_t more) {
    int s = 0;
    for (size_t i = 0; i < n; i++) {
        if (i == 3)
            n += more;
        s += a[i]; // faults bound_grows(1): bounds
    }
    return s;
}

// returns 0: 6
int case_bound_grows(int n) { return bound_grows(cells, 4, n); }

static int bound_in_memory(const int *a __counted_by(n), size_t n) {
    int s = 0;
    limit = n;
    for (size_t i = 0; i < limit; i++) {
        s += a[i]; // faults bound_in_memory(6): bounds
        if (s == 3)
            limit = 5;
    }
    return s;
}

// returns 5: 10
// returns 2: 1
int case_bound_in_memory(int n) {
    int local[8] = {0, 1, 2, 3, 4, 5, 6, 7};
    return n == 6 ? bound_in_memory(local, 4) : bound_in_memory(local, n);
}

static void raise_limit(void) { limit += 10; }

static int bound_changed_by_call(const int *a __counted_by(n), size_t n, int at) {
    int s = 0;
    limit = n;
    for (size_t i = 0; i < limit; i++) {
        s += a[i]; // faults bound_changed_by_call(2): bounds
        if (s == at)
            raise_limit();
    }
    return s;
}

// returns -1: 28
int case_bound_changed_by_call(int n) { return bound_changed_by_call(cells, 8, n < 0 ? -1 : 28 - 27 + n - 2); }

static int other_pointer(const int *a __counted_by(n), size_t n, const int *b __counted_by(m),
                         size_t m, int swap_at) {
    int s = 0;
    const int *p = a;
    for (size_t i = 0; i < n; i++) {
        s += p[i]; // faults other_pointer(1): bounds
        if (swap_at >= 0 && i == swap_at)
            p = b;
    }
    return s;
}

// returns -1: 28
// returns 7: 28
int case_other_pointer(int n) { return other_pointer(cells, 8, cells, 2, n); }

static int cursor_twice(const int *p __counted_by(n), size_t n, int odd) {
    int s = 0;
    for (size_t i = 0; i < n; i++) {
        s += *p++; // faults cursor_twice(1): bounds
        if (odd && i == 2)
            p++;
    }
    return s;
}

// returns 0: 28
int case_cursor_twice(int n) { return cursor_twice(cells, 8, n); }

static int from_minus_one(const int *a __counted_by(n), size_t n, int from) {
    int s = 0;
    for (int i = from; i < 3; i++)
        s += a[i]; // faults from_minus_one(-1): bounds // faults from_minus_one(-5): bounds
    return s;
}

// returns 0: 3
// returns 2: 2
int case_from_minus_one(int n) { return from_minus_one(cells, 8, n); }

// i < n compares as unsigned: a negative i leaves at once.
// returns -1: 0
// returns 0: 28
int case_signed_against_count(int n) {
    const int *a = cells;
    size_t count = 8;
    int s = 0;
    for (int i = n; i < count; i++)
        s += a[i];
    return s;
}

static int entered_by_goto(const int *a __counted_by(n), size_t n, size_t i) {
    int s = 0;
    if (i > 0)
        goto inside;
    while (i < n) {
    inside:
        s += a[i]; // faults entered_by_goto(8): bounds // faults entered_by_goto(100): bounds
        i++;
    }
    return s;
}

// returns 0: 28
// returns 7: 7
int case_entered_by_goto(int n) { return entered_by_goto(cells, 8, n); }

static int early_continue(const int *a __counted_by(n), size_t n, size_t m) {
    int s = 0;
    size_t k = 0;
    for (size_t i = 0; i < m; i++) {
        if (i % 2 == 0)
            continue;
        s += a[k++];
        s += a[i]; // faults early_continue(10): bounds
    }
    return s;
}

// returns 8: 22
int case_early_continue(int n) { return early_continue(cells, 8, n); }

static int stores_before(int *d __counted_by(n), size_t n, const int *s __counted_by(m), size_t m) {
    for (size_t i = 0; i < n; i++)
        d[i] = s[i] + 100; // faults stores_before(3): bounds
    return d[n - 1];
}

// returns 8: 107
int case_stores_before(int n) {
    int into[8] = {0};
    return stores_before(into, 8, cells, n);
}

static int rows_for_columns(const int *a __counted_by(r * c), size_t r, size_t c) {
    int s = 0;
    for (size_t i = 0; i < c; i++)
        for (size_t j = 0; j < r; j++)
            s += a[i * c + j]; // faults rows_for_columns(5): bounds
    return s;
}

// returns 4: 120
// returns 2: 12
int case_rows_for_columns(int n) { return rows_for_columns(cells, n == 5 ? 2 : n == 2 ? 3 : 4, n == 5 ? 5 : n); }

static int last_column(const int *a __counted_by(r * c), size_t r, size_t c, size_t to) {
    int s = 0;
    for (size_t i = 0; i < r; i++)
        for (size_t j = 0; j < to; j++)
            s += a[i * c + j]; // faults last_column(5): bounds
    return s;
}

// returns 4: 120
// returns 3: 84
int case_last_column(int n) { return last_column(cells, 4, 4, n); }

// The last element of a row of one too many is the next row's first, and at last
// no element at all.
static int one_too_many(const int *a __counted_by(r * c), size_t r, size_t c) {
    int s = 0;
    for (size_t i = 0; i < r; i++)
        for (size_t j = 0; j <= c; j++)
            s += a[i * c + j]; // faults one_too_many(4): bounds // faults one_too_many(0): bounds
    return s;
}

// returns -1: 0
int case_one_too_many(int n) { return n < 0 ? one_too_many(cells, 0, 4) : one_too_many(cells, 4, n); }

static int one_row_too_many(const int *a __counted_by(r * c), size_t r, size_t c) {
    int s = 0;
    for (size_t i = 0; i <= r; i++)
        for (size_t j = 0; j < c; j++)
            s += a[i * c + j]; // faults one_row_too_many(4): bounds
    return s;
}

// returns 0: 0
int case_one_row_too_many(int n) { return one_row_too_many(cells, 4, n); }

static int search_beyond(const int *a __counted_by(n), size_t n, size_t high, int key) {
    size_t low = 0;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (a[middle] < key) // faults search_beyond(12): bounds // faults search_beyond(99): bounds
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

// returns 3: 3
// returns 8: 8
int case_search_beyond(int n) { return search_beyond(cells, 8, n < 9 ? 8 : n * 2, n); }

// The interval is widened after the test.
static int search_growing(const int *a __counted_by(n), size_t n, int key) {
    size_t low = 0, high = n;
    for (int round = 0; low < high && round < 8; round++) {
        size_t middle = low + (high - low) / 2;
        if (a[middle] < key) { // faults search_growing(5): bounds
            low = middle + 1;
            high = key == 5 ? high * 2 : high;
        } else {
            high = middle;
        }
    }
    return low;
}

// returns 2: 2
int case_search_growing(int n) { return search_growing(cells, 4, n); }

// 2^32 * 2^32 is 0 in 64 bits: such a count faults before anything is read.
static int product_overflows(const int *a __counted_by(n * n), size_t n, int i) {
    return a[i * n];
}

int case_product_overflows(int n) { // what the call needs is judged first
    size_t side = 1;
    return product_overflows(cells, side << 32, n); // faults 0: bound-overflow // faults 1: bound-overflow
}

// What is allocated may be a product that wrapped: 2 * (2^63 + 4) is 8.
static int allocated_product(size_t r, size_t c) {
    int *__owned p = sd_new_array(int, r * c);
    int s = 0;
    for (size_t i = 0; i < r; i++)
        for (size_t j = 0; j < c; j++) {
            p[i * c + j] = 1; // faults allocated_product(1): bounds
            s += p[i * c + j];
        }
    sd_free(p);
    return s;
}

// returns 0: 8
int case_allocated_product(int n) {
    size_t half = n;
    return allocated_product((half << 63) + 4, 2);
}

// The index wraps in 32 bits where the count does not: another element, but one.
static unsigned narrow(const unsigned char *a __counted_by(n * n), unsigned n, unsigned i, unsigned k) {
    if (i < n && k < n)
        return a[i * n + k];
    return 77;
}

// returns 0: 3
// returns 15: 77
int case_narrow(int n) {
    static const unsigned char bytes[9] = {3, 1, 4, 1, 5, 9, 2, 6, 5};
    return narrow(bytes, 3, n, 0);
}

static int masked(const int *a __counted_by(m), size_t m, const size_t *x __counted_by(k), size_t k) {
    int s = 0;
    for (size_t i = 0; i < k; i++) {
        limit++;
        s += a[x[i] & (m - 1)]; // faults masked(0): bounds
    }
    return s;
}

// returns 8: 12
// returns 1: 0
int case_masked(int n) {
    const size_t x[3] = {5, 15, 16};
    return masked(cells, n, x, 3);
}

// No round, no fault: the check may not be asked before the loop is entered.
// returns 0: 0
int case_masked_no_round(int n) {
    const size_t x[1] = {5};
    return masked(cells, n, x, n);
}

static int masked_too_wide(const int *a __counted_by(m), size_t m, const size_t *x __counted_by(3)) {
    int s = 0;
    for (size_t i = 0; i < 3; i++)
        s += a[x[i] & m]; // faults masked_too_wide(8): bounds
    return s;
}

// returns 6: 2
int case_masked_too_wide(int n) {
    const size_t x[3] = {2, 8, 1};
    return masked_too_wide(cells, n, x);
}

// m + 1 wraps to 0 for the largest m.
static int mask_plus_one(const int *a __counted_by(m + 1), size_t m, size_t x) { return a[x & m]; }

// returns 7: 5
int case_mask_plus_one(int n) {
    size_t m = n;
    return mask_plus_one(cells, m, 13); // faults -1: bound-overflow // faults 16: bounds
}

static int moved_row(const int *a __counted_by(r * c), size_t r, size_t c, size_t to) {
    int s = 0;
    for (size_t i = 0; i < r; i++) {
        const int *row = &a[i * c];
        for (size_t j = 0; j < to; j++)
            s += row[j]; // faults moved_row(5): bounds
    }
    return s;
}

// returns 4: 120
int case_moved_row(int n) { return moved_row(cells, 4, 4, n); }

static int row_too_long(const int *a __counted_by(r * c), size_t r, size_t c) {
    int s = 0;
    for (size_t i = 0; i < r; i++) {
        const int *row = &a[i * c];
        for (size_t j = 0; j <= c; j++)
            s += row[j]; // faults row_too_long(4): bounds // faults row_too_long(0): bounds
    }
    return s;
}

// returns -1: 0
int case_row_too_long(int n) { return n < 0 ? row_too_long(cells, 0, 4) : row_too_long(cells, 4, n); }

static int row_beyond(const int *a __counted_by(r * c), size_t r, size_t c, size_t rows) {
    int s = 0;
    for (size_t i = 0; i < rows; i++) {
        const int *row = a + i * c; // faults row_beyond(6): bounds
        if (i < r)
            s += row[0];
    }
    return s;
}

// returns 4: 24
// returns 5: 24
int case_row_beyond(int n) { return row_beyond(cells, 4, 4, n); }

static int down_too_far(const int *a __counted_by(n), size_t n, int to) {
    int s = 0;
    for (int i = n - 1; i >= to; i--)
        s += a[i]; // faults down_too_far(-1): bounds
    return s;
}

// returns 0: 28
int case_down_too_far(int n) { return down_too_far(cells, 8, n); }

// A fact of one round says nothing about the next.
static int stale_fact(const int *a __counted_by(n), size_t n, size_t jump) {
    int s = 0;
    size_t i = 0;
    if (i >= n)
        return 0;
    for (int round = 0; round < 3; round++) {
        s += a[i]; // faults stale_fact(4): bounds
        i += jump;
    }
    return s;
}

// returns 1: 3
// returns 3: 9
int case_stale_fact(int n) { return stale_fact(cells, 8, n); }

// Equal at the test, changed after it.
static int equal_once(const int *a __counted_by(r * c), size_t r, size_t c, size_t q) {
    int s = 0;
    if (q != c)
        return -1;
    for (size_t i = 0; i < r; i++) {
        for (size_t j = 0; j < q; j++)
            s += a[i * c + j]; // faults equal_once(3): bounds
        q += r == 3;
    }
    return s;
}

// returns 2: 28
int case_equal_once(int n) { return equal_once(cells, n, n == 2 ? 4 : 3, n == 2 ? 4 : 3); }

// Each round may set the index to what was found to be at most the count: at
// the next access it may be the count itself. That the index was below it in
// the round before says nothing of this one.
static int steps_to_end(const int *a __counted_by(n), size_t n, size_t step) {
    int s = 0;
    size_t i = 0;
    if (n == 0)
        return -1;
    for (size_t round = 0; round < 3; round++) {
        s += a[i]; // faults steps_to_end(4): bounds // faults steps_to_end(2): bounds
        size_t next = i + step * (round + 1);
        if (next <= n)
            i = next;
    }
    return s;
}

// returns 0: 0
// returns 1: 4
int case_steps_to_end(int n) { return n == 2 ? steps_to_end(cells, 6, 2) : steps_to_end(cells, 4, n); }

// The same by a pointer, which may stand at the end but not be read there.
static int cursor_at_end(const int *a __counted_by(n), size_t n, size_t step) {
    int s = 0;
    size_t i = 0;
    for (int round = 0; round < 3; round++) {
        const int *at = a + i;
        if (round == 2)
            s += *at; // faults cursor_at_end(2): bounds
        size_t next = i + step;
        if (next <= n)
            i = next;
    }
    return s;
}

// returns 1: 2
// returns 0: 0
int case_cursor_at_end(int n) { return cursor_at_end(cells, 4, n); }

// The last round of a loop may find the index where the loop leaves: at the
// count.
static int round_at_end(const int *a __counted_by(n), size_t n, size_t last) {
    int s = 0;
    if (last > n)
        return -1;
    size_t i = 0;
    do {
        s += a[i]; // faults round_at_end(3): bounds
    } while (i++ != last);
    return s;
}

// returns 2: 3
// returns 4: -1
int case_round_at_end(int n) { return round_at_end(cells, 3, n); }
