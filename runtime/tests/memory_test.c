/* The memory functions against byte loops, for every small size, alignment and
 * overlap. The test calls libsdrt's: they come first in the link. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "sd/mem.h"

enum { ROOM = 160 };

static void fill(uint8_t *at) {
    for (unsigned i = 0; i < ROOM; i++)
        at[i] = (uint8_t)(i * 37 + 11);
}

static void copies(void **state) {
    (void)state;
    uint8_t got[ROOM], start[ROOM], expected[ROOM];
    for (size_t from = 0; from < 20; from++)
        for (size_t to = 0; to < 40; to++)
            for (size_t n = 0; n < 100; n++) {
                fill(got);
                fill(start);
                fill(expected);
                for (size_t i = 0; i < n; i++)
                    expected[to + i] = start[from + i];
                sd_mem_copy(got + to, got + from, n);
                for (size_t i = 0; i < ROOM; i++)
                    if (got[i] != expected[i])
                        fail_msg("copy of %zu from %zu to %zu differs at %zu", n, from, to, i);
            }
}

static void sets(void **state) {
    (void)state;
    uint8_t got[ROOM];
    for (size_t to = 0; to < 20; to++)
        for (size_t n = 0; n < 100; n++) {
            fill(got);
            sd_mem_set(got + to, n, 0xc3);
            for (size_t i = 0; i < ROOM; i++) {
                int is_inside = i >= to && i < to + n;
                if (got[i] != (is_inside ? 0xc3 : (uint8_t)(i * 37 + 11)))
                    fail_msg("set of %zu at %zu differs at %zu", n, to, i);
            }
        }
}

static void compares(void **state) {
    (void)state;
    uint8_t a[ROOM], b[ROOM];
    for (size_t n = 0; n < 60; n++)
        for (size_t at = 0; at < 60; at++) {
            fill(a);
            fill(b);
            a[at] = 0x7f;
            b[at] = 0x80;
            int expected = at < n ? -1 : 0;
            assert_int_equal(sd_mem_compare(a, b, n), expected);
            assert_int_equal(sd_mem_compare(b, a, n), -expected);
            assert_int_equal(sd_mem_equal(a, b, n), expected == 0);
        }
    const char high[1] = {(char)0xe9}, low[1] = {'z'};
    assert_int_equal(sd_text_compare(high, low, 1), 1);
    assert_true(sd_text_equal("same", "same", 4));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(copies), cmocka_unit_test(sets), cmocka_unit_test(compares)};
    return cmocka_run_group_tests(tests, 0, 0);
}
