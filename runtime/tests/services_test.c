/* The wrappers of kernel services keep their headers' contracts, whatever the
 * kernel answers. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "sd/data.h"
#include "sd/rt.h"
#include "sd/system.h"
#include "sd/thread.h"
#include "sdrt.h"

static int answer;

static int data_name(uint32_t file, char *name, size_t capacity, size_t *length) {
    name[0] = (char)('a' + file);
    *length = capacity;
    return answer;
}

static uint32_t domain_list(uint32_t index, char *name, size_t capacity, size_t *length,
                            uint64_t *generation) {
    name[0] = (char)('a' + index);
    *length = capacity;
    *generation = 7;
    return (uint32_t)answer;
}

static int memory(struct sd_memory_report *report) {
    *report = (struct sd_memory_report){1, 2, 3, 4, 5, 6, 7};
    return answer;
}

static int yield(void) { return answer; }
static int sleep_ns(uint64_t duration_ns) { return duration_ns == 5 ? answer : SD_INVALID; }

static const struct sd_services table = {.data_name = data_name, .domain_list = domain_list,
                                         .memory = memory, .yield = yield, .sleep_ns = sleep_ns};

static int set_up(void **state) {
    (void)state;
    __sd_services = &table;
    return 0;
}

static void names_are_empty_on_failure(void **state) {
    (void)state;
    char name[4];
    size_t length = 99;
    answer = SD_DENIED;
    assert_int_equal(sd_data_name(0, name, 4, &length), SD_DENIED);
    assert_int_equal(length, 0);
    answer = SD_OK;
    assert_int_equal(sd_data_name(2, name, 4, &length), SD_OK);
    assert_int_equal(length, 4);
    assert_int_equal(name[0], 'c');
}

static void list_tells_end_dead_and_alive(void **state) {
    (void)state;
    char name[4];
    size_t length = 99;
    bool is_alive = true;
    answer = 0;
    assert_false(sd_domain_list(0, name, 4, &length, &is_alive));
    assert_int_equal(length, 0);
    assert_false(is_alive);
    answer = 1;
    assert_true(sd_domain_list(0, name, 4, &length, &is_alive));
    assert_false(is_alive);
    answer = 2;
    assert_true(sd_domain_list(0, name, 4, &length, &is_alive));
    assert_true(is_alive);
    assert_int_equal(length, 4);
}

static void report_is_zero_on_failure(void **state) {
    (void)state;
    struct sd_memory report = {.threads = 9};
    answer = SD_DENIED;
    assert_int_equal(sd_memory_report(&report), SD_DENIED);
    assert_int_equal(report.private_pages | report.threads | report.mapped_pages, 0);
    answer = SD_OK;
    assert_int_equal(sd_memory_report(&report), SD_OK);
    assert_int_equal(report.private_pages, 1);
    assert_int_equal(report.shared_bytes, 2);
    assert_int_equal(report.shared_objects, 3);
    assert_int_equal(report.domains, 4);
    assert_int_equal(report.threads, 5);
    assert_int_equal(report.capabilities, 6);
    assert_int_equal(report.mapped_pages, 7);
}

static void statuses_pass_through(void **state) {
    (void)state;
    for (answer = SD_OK; answer <= SD_INVALID; answer++) {
        assert_int_equal(sd_yield(), answer);
        assert_int_equal(sd_sleep_ns(5), answer);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(names_are_empty_on_failure, set_up),
        cmocka_unit_test_setup(list_tells_end_dead_and_alive, set_up),
        cmocka_unit_test_setup(report_is_zero_on_failure, set_up),
        cmocka_unit_test_setup(statuses_pass_through, set_up)};
    return cmocka_run_group_tests(tests, 0, 0);
}
