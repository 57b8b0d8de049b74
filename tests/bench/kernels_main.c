/* Times each kernel once: "kernel NAME NS CHECKSUM" per line, NS per call. */
#include "kernels.h"
#include <stdio.h>
#include <string.h>
#include <time.h>

enum { N = 4096, SIDE = 64, TURN_NS = 2000000 };

static uint32_t numbers[N], indices[N], sorted[N], scratch[N];
static unsigned char bytes[N], more_bytes[N];
static char text[N];
static double x[N], y[N], z[N];

static uint64_t bits(double d) {
    uint64_t b;
    memcpy(&b, &d, sizeof b);
    return b;
}

static uint64_t run_sum(void) { return sum(numbers, N); }
static uint64_t run_sum_cursor(void) { return sum_cursor(numbers, N); }
static uint64_t run_dot(void) { return bits(dot(x, y, N)); }
static uint64_t run_copy(void) { copy(more_bytes, bytes, N); return more_bytes[N - 1]; }
static uint64_t run_copy_checked(void) { copy_checked(scratch, N, numbers, N); return scratch[N - 1]; }
static uint64_t run_length(void) { return length(text, N); }
static uint64_t run_length_checked(void) { return length_checked(text, N); }
static uint64_t run_product(void) { product(z, x, y, SIDE); return bits(z[N - 1]); }
static uint64_t run_product_by_rows(void) {
    memset(z, 0, sizeof z);
    product_by_rows(z, x, y, SIDE);
    return bits(z[N - 1]);
}
static uint64_t run_smooth(void) { smooth(z, x, SIDE, SIDE); return bits(z[N - SIDE - 2]); }
static uint64_t run_crc(void) { return crc(numbers, bytes, N); }
static uint64_t run_lookup(void) { return lookup(sorted, N, numbers, N); }
static uint64_t run_gather(void) { return gather(numbers, N, indices, N); }
static uint64_t run_sieve(void) { return sieve(more_bytes, N); }
static uint64_t run_search(void) {
    uint64_t s = 0;
    for (uint32_t i = 0; i < 64; i++)
        s += search(sorted, N, i * 211);
    return s;
}
static uint64_t run_insertion_sort(void) {
    memcpy(scratch, numbers, 256 * sizeof *scratch);
    insertion_sort(scratch, 256);
    return scratch[128];
}
static uint64_t run_matches(void) {
    static const struct range r = {1000, 3000};
    return matches(&r, numbers, sorted, N);
}

#define KERNEL(name) {#name, run_##name}
static const struct {
    const char *name;
    uint64_t (*run)(void);
} kernels[] = {
    KERNEL(sum), KERNEL(sum_cursor), KERNEL(dot), KERNEL(copy), KERNEL(length), KERNEL(product),
    KERNEL(product_by_rows), KERNEL(smooth), KERNEL(crc), KERNEL(lookup), KERNEL(sieve),
    KERNEL(search), KERNEL(insertion_sort), KERNEL(copy_checked), KERNEL(length_checked),
    KERNEL(gather), KERNEL(matches),
};

static uint64_t now_ns(void) {
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return t.tv_sec * 1000000000ull + t.tv_nsec;
}

int main(void) {
    for (uint32_t i = 0; i < N; i++) {
        numbers[i] = i * 2654435761u >> 3;
        indices[i] = numbers[i] % N;
        sorted[i] = i * 3;
        bytes[i] = numbers[i] >> 7;
        text[i] = i == N - 1 ? 0 : 'a' + i % 26;
        x[i] = i % 17;
        y[i] = i % 13;
    }
    for (size_t k = 0; k < sizeof kernels / sizeof *kernels; k++) {
        uint64_t check = kernels[k].run(), calls = 0, from = now_ns(), spent;
        do {
            for (int i = 0; i < 8; i++)
                check += kernels[k].run() ^ i;
            calls += 8;
            spent = now_ns() - from;
        } while (spent < TURN_NS);
        check = kernels[k].run();
        printf("kernel %s %.1f %llx\n", kernels[k].name, (double)spent / calls,
               (unsigned long long)check);
    }
    return 0;
}
