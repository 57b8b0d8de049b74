/* The private heap under random load: contents, zeroing, alignment, quota,
 * pages given back. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "sd/rt.h"
#include "table.h"

struct object {
    unsigned char *start;
    size_t bytes;
    unsigned char mark;
};

static uint64_t seed = 88172645463325252u;

static uint64_t next_random(void) {
    seed ^= seed << 13;
    seed ^= seed >> 7;
    return seed ^= seed << 17;
}

static int has_only(const unsigned char *start, size_t n, unsigned char value) {
    return n == 0 || (start[0] == value && memcmp(start, start + 1, n - 1) == 0);
}

static size_t random_size(void) {
    switch (next_random() % 8) {
    case 0: return next_random() % 300000;
    case 1: return next_random() % 20000;
    case 2: return next_random() % 3000;
    default: return next_random() % 200;
    }
}

static void fills_and_checks(void **state) {
    (void)state;
    enum { COUNT = 3000, ROUNDS = 400000 };
    table_reset(SIZE_MAX);
    static struct object objects[COUNT];
    for (int round = 0; round < ROUNDS; round++) {
        struct object *o = &objects[next_random() % COUNT];
        if (o->start) {
            assert_true(has_only(o->start, o->bytes, o->mark));
            __sd_rt_free(o->start);
            o->start = 0;
            continue;
        }
        o->bytes = random_size();
        o->start = __sd_rt_alloc(1, o->bytes);
        assert_non_null(o->start);
        assert_int_equal((uintptr_t)o->start % 16, 0);
        assert_true(has_only(o->start, o->bytes, 0));
        o->mark = (unsigned char)(1 + next_random() % 255);
        memset(o->start, o->mark, o->bytes);
    }
    for (int i = 0; i < COUNT; i++) {
        if (objects[i].start)
            assert_true(has_only(objects[i].start, objects[i].bytes, objects[i].mark));
        __sd_rt_free(objects[i].start);
    }
    /* What may stay: an empty run for each of 24 classes and the chunks they
     * happen to sit in. */
    assert_in_range(table_pages(), 0, 24 * 64);
}

static void refuses_overflow(void **state) {
    (void)state;
    table_reset(SIZE_MAX);
    assert_null(__sd_rt_alloc(SIZE_MAX, 2));
    assert_null(__sd_rt_alloc(1ull << 32, 1ull << 32));
    assert_null(__sd_rt_alloc(1, SIZE_MAX));
    assert_null(__sd_rt_alloc(1, SIZE_MAX - 4096));
    void *none = __sd_rt_alloc(8, 0);
    assert_non_null(none);
    __sd_rt_free(none);
    __sd_rt_free(0);
}

/* Near the quota small objects still find every page; beyond it the answer is
 * 0, and what was freed can be had again. */
static void obeys_quota(void **state) {
    (void)state;
    size_t before = table_pages();
    enum { PAGES = 500 };
    table_reset(before + PAGES);
    assert_null(__sd_rt_alloc(4096, PAGES + 64));
    static void *objects[(PAGES + 24 * 64) * 4];
    size_t n = 0;
    while (n < sizeof objects / sizeof objects[0] && (objects[n] = __sd_rt_alloc(1008, 1)) != 0)
        n++;
    assert_in_range(n, (PAGES - 24) * 4, sizeof objects / sizeof objects[0] - 1);
    assert_null(__sd_rt_alloc(1008, 1));
    assert_true(table_pages() <= before + PAGES);
    __sd_rt_free(objects[n / 2]);
    objects[n / 2] = __sd_rt_alloc(1008, 1);
    assert_non_null(objects[n / 2]);
    for (size_t i = 0; i < n; i++)
        __sd_rt_free(objects[i]);
    assert_in_range(table_pages(), 0, before + 128);
}

static void serves_large_arrays(void **state) {
    (void)state;
    table_reset(SIZE_MAX);
    size_t before = table_pages();
    size_t n = 300u << 20;
    unsigned char *array = __sd_rt_alloc(1, n);
    assert_non_null(array);
    array[0] = array[n - 1] = 1;
    assert_true(table_pages() - before <= n / 4096 + 1);
    __sd_rt_free(array);
    assert_int_equal(table_pages(), before);
}

/* A hash table's load: a million small objects, all live at once. */
static void serves_a_million(void **state) {
    (void)state;
    enum { COUNT = 1000000 };
    table_reset(SIZE_MAX);
    size_t before = table_pages();
    static uint32_t *objects[COUNT];
    for (uint32_t i = 0; i < COUNT; i++) {
        objects[i] = __sd_rt_alloc(4, 4 + i % 7);
        assert_non_null(objects[i]);
        objects[i][0] = i;
    }
    for (uint32_t i = 0; i < COUNT; i++)
        assert_int_equal(objects[i][0], i);
    /* 48 bytes at most each, header and chunk pages included. */
    assert_in_range(table_pages() - before, 0, COUNT / 4096 * 50);
    for (uint32_t i = 0; i < COUNT; i++)
        __sd_rt_free(objects[i]);
    assert_in_range(table_pages(), 0, before + 24 * 64);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fills_and_checks),    cmocka_unit_test(refuses_overflow),
        cmocka_unit_test(obeys_quota),         cmocka_unit_test(serves_large_arrays),
        cmocka_unit_test(serves_a_million),
    };
    return cmocka_run_group_tests(tests, 0, 0);
}
