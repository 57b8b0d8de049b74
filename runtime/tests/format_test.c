/* Every conversion against the C library's. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "sd/rt.h"
#include "table.h"

#define SAME(...)                                                  \
    do {                                                           \
        char expected[4096];                                       \
        int n = snprintf(expected, sizeof expected, __VA_ARGS__);  \
        table_reset(0);                                            \
        assert_int_equal(__sd_rt_printf(__VA_ARGS__), n);          \
        assert_string_equal(table_text(), expected);               \
    } while (0)

static void integers(void **state) {
    (void)state;
    static const int values[] = {0, 1, -1, 9, 10, 255, -256, 65536, INT_MAX, INT_MIN};
    for (size_t i = 0; i < sizeof values / sizeof values[0]; i++) {
        int v = values[i];
        SAME("%d|%i|%u|%x|%X", v, v, (unsigned)v, (unsigned)v, (unsigned)v);
        SAME("%8d|%-8d|%08d|%.5d|%8.5d|%-8.3d", v, v, v, v, v, v);
        SAME("%hhd|%hd|%hhu|%hu|%hx", (signed char)v, (short)v, (unsigned char)v,
             (unsigned short)v, (unsigned short)v);
        SAME("%ld|%lld|%zu|%lx", (long)v * 4000000000l, (long long)v, (size_t)v,
             (unsigned long)v);
        SAME("%*d|%-*d|%*.*d", 12, v, 12, v, 9, 4, v);
        SAME("%*d", -12, v);
    }
    SAME("%ld|%lu|%lx", LONG_MIN, ULONG_MAX, ULONG_MAX);
    SAME("%.0d|%.0u|%5.0d", 0, 0u, 0);
    SAME("%016lx|%020lu", 0xdeadbeeful, ULONG_MAX);
}

static void text(void **state) {
    (void)state;
    SAME("plain");
    SAME("100%%|%c%c|%3c|%-3c|", 'a', 'b', 'c', 'd');
    SAME("%s|%10s|%-10s|%.3s|%10.2s", "word", "word", "word", "word", "word");
    char unterminated[3] = {'x', 'y', 'z'};
    SAME("%.*s|%.*s", 3, unterminated, 0, unterminated);
    SAME("%s", "");
}

/* Where C reads on to a NUL, nothing is printed: no count covers that. */
static void negative_precision(void **state) {
    (void)state;
    char unterminated[3] = {'x', 'y', 'z'};
    table_reset(0);
    volatile int precision = -1;
    assert_int_equal(__sd_rt_printf("<%.*s>", precision, unterminated), 2);
    assert_string_equal(table_text(), "<>");
    SAME("%.*d", precision, 7);
}

/* What is too large for an int is the largest one, not what is left of it. */
static void large_precision(void **state) {
    (void)state;
    table_reset(0);
    static const char *const volatile format = "<%.4294967299s>";
    assert_int_equal(__sd_rt_printf(format, "word"), 6);
    assert_string_equal(table_text(), "<word>");
}

static void long_output(void **state) {
    (void)state;
    char line[1000];
    memset(line, 'q', sizeof line - 1);
    line[sizeof line - 1] = 0;
    SAME("%s|%1500d|%s", line, 7, line);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(integers), cmocka_unit_test(text), cmocka_unit_test(long_output),
        cmocka_unit_test(negative_precision), cmocka_unit_test(large_precision)};
    return cmocka_run_group_tests(tests, 0, 0);
}
