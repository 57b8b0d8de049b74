/* The gate and the proxies that idlc generates, as they ship, over a small
 * kernel of one thread: a real thread block behind %gs, real frames, real
 * unwinding. Domain A is the test itself, B serves Outer, C serves Inner. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <asm/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "proxy.h"
#include "relay.idl.h"

/* --- the kernel ------------------------------------------------------------ */

static struct sd_thread_block block, stranger;
static struct sd_instance a, b, c;
static struct sd_frame root;
static struct sd_cap outer, inner;
static struct sd_instance *owner[2]; /* of objects[i] */
static struct Block objects[2];
static unsigned gives, waits, wakes, returns_to_dead;
static int wait_status;
static void (*on_wait)(void);

[[noreturn]] static void resume_innermost(int status) {
    const struct sd_frame *frame = block.frame;
    __asm__ volatile("movq %0, %%rsp\n\t"
                     "movq %1, %%rcx\n\t"
                     "xorl %%ebx, %%ebx\n\t" /* none of these may matter */
                     "movq $-1, %%rbp\n\t"
                     "movq $-1, %%r12\n\t"
                     "movq $-1, %%r13\n\t"
                     "movq $-1, %%r14\n\t"
                     "movq $-1, %%r15\n\t"
                     "jmp *%%rcx"
                     :
                     : "r"(frame->rsp), "r"(frame->resume_pc), "a"(status)
                     : "rcx", "memory");
    __builtin_unreachable();
}

static void give(void *object, struct sd_instance *to) {
    size_t i = (size_t)((struct Block *)object - objects);
    assert_true(i < 2);
    owner[i] = to;
    gives++;
}

static int monitor_enter(struct sd_instance *callee) {
    waits++;
    assert_ptr_equal(block.frame->callee, callee); /* published while waiting */
    assert_int_equal(block.frame->state, SD_FRAME_PREPARED);
    if (on_wait)
        on_wait();
    if (wait_status == SD_OK)
        callee->monitor = &block;
    return wait_status;
}

static void monitor_leave(struct sd_instance *callee) {
    assert_null(callee->monitor);
    assert_ptr_equal(block.frame->callee, callee); /* published still */
    wakes++;
}

static void return_to_dead(void) {
    returns_to_dead++;
    resume_innermost(SD_CRASHED);
}

static struct sd_cap *cap_export(const void *const *methods, const uint8_t fingerprint[32]) {
    struct sd_cap *cap = outer.methods ? &inner : &outer;
    (void)fingerprint;
    cap->methods = methods;
    return cap;
}

static void cap_drop(struct sd_cap *cap) { (void)cap; }
static void rref_free(void *object) { give(object, 0); }

static const struct sd_services services = {
    .rref_give = give,
    .rref_free = rref_free,
    .monitor_enter = monitor_enter,
    .monitor_leave = monitor_leave,
    .return_to_dead = return_to_dead,
    .cap_export = cap_export,
    .cap_drop = cap_drop,
};

static int setup(void **state) {
    (void)state;
    __sd_services = &services;
    if (syscall(SYS_arch_prctl, ARCH_SET_GS, &block) != 0)
        return -1;
    a = (struct sd_instance){.generation = 11};
    b = (struct sd_instance){.generation = 22, .headroom_bytes = 4096};
    c = (struct sd_instance){.generation = 33, .headroom_bytes = 4096};
    root = (struct sd_frame){.callee = &a, .generation = 11, .state = SD_FRAME_ENTERED};
    block = (struct sd_thread_block){.self = &block, .frame = &root,
                                     .stack_limit = (uintptr_t)__builtin_frame_address(0) - 65536};
    outer = inner = (struct sd_cap){0};
    void *exports[2] = {0};
    if (sd_domain_create(0, exports) != SD_OK || exports[0] != &outer || exports[1] != &inner)
        return -1;
    outer.callee = &b, outer.generation = 22;
    inner.callee = &c, inner.generation = 33;
    owner[0] = owner[1] = &a;
    gives = waits = wakes = returns_to_dead = 0;
    wait_status = SD_OK;
    on_wait = 0;
    return 0;
}

/* What must hold whenever A runs. */
static void assert_at_rest(void) {
    assert_ptr_equal(block.frame, &root);
    assert_null(b.monitor);
    assert_null(c.monitor);
}

/* A domain fault: dead first, then the innermost frame is resumed. */
[[noreturn]] static void crash(struct sd_instance *instance) {
    instance->generation = 0;
    resume_innermost(SD_CRASHED);
}

/* --- the domains ------------------------------------------------------------- */

enum { ADD, INNER_CRASHES, DIES_MEANWHILE, BOTH_DIE, ITSELF_CRASHES, CALLS_BACK, OWN_CODE };

static int inner_mode;

enum sd_status relay_create(struct relay_imports *imports, struct relay_exports *exports) {
    (void)imports;
    exports->outer = Outer_export();
    exports->inner = Inner_export();
    return SD_OK;
}

enum sd_status Inner_serve_add(uint64_t x, uint64_t y, struct Sum *result) {
    assert_ptr_equal(block.frame->callee, &c);
    assert_ptr_equal(c.monitor, &block);
    assert_int_equal(block.frame->state, SD_FRAME_ENTERED);
    result->total = 999; /* must not be seen if the call does not end well */
    if (inner_mode == INNER_CRASHES)
        crash(&c);
    if (inner_mode == DIES_MEANWHILE || inner_mode == BOTH_DIE)
        b.generation = 0; /* killed by another thread; this one returns first */
    if (inner_mode == BOTH_DIE)
        crash(&c);
    *result = (struct Sum){.total = x + y, .calls = 1};
    return SD_OK;
}

enum sd_status Inner_serve_again(void) {
    struct Sum sum;
    return Outer_relay((struct Outer *)&outer, ADD, &sum);
}

enum sd_status Outer_serve_relay(uint32_t what, struct Sum *result) {
    assert_ptr_equal(block.frame->callee, &b);
    assert_ptr_equal(block.frame->caller, &a);
    inner_mode = (int)what;
    result->total = 888;
    if (what == ITSELF_CRASHES)
        crash(&b);
    if (what == OWN_CODE)
        return (enum sd_status)SD_INTERFACE_FIRST;
    if (what == CALLS_BACK)
        return Inner_again((struct Inner *)&inner);
    enum sd_status status = Inner_add((struct Inner *)&inner, 40, 2, result);
    assert_int_equal(b.generation, 22); /* a dead B must not get here */
    return status;
}

static int keep_status;

enum sd_status Outer_serve_keep(const struct Block *lent, struct Block *given,
                                struct Block **result) {
    assert_ptr_equal(lent, &objects[0]);
    assert_ptr_equal(block.frame->slots[0], lent);
    assert_int_equal(block.frame->lent_count, 1);
    assert_ptr_equal(owner[1], &b); /* committed before entry */
    if (keep_status == SD_CRASHED)
        crash(&b);
    *result = given;
    return (enum sd_status)keep_status;
}

/* --- the tests ---------------------------------------------------------------- */

static void call_and_expect(uint32_t what, enum sd_status status, uint64_t total) {
    struct Sum sum = {.total = 1, .calls = 1};
    assert_int_equal(Outer_relay((struct Outer *)&outer, what, &sum), status);
    assert_int_equal(sum.total, total);
    assert_at_rest();
}

static void test_passes_values_both_ways(void **state) {
    (void)state;
    for (int i = 0; i < 3; i++)
        call_and_expect(ADD, SD_OK, 42);
    assert_int_equal(waits + wakes + returns_to_dead, 0);
}

static void test_own_code_zeroes_results(void **state) {
    (void)state;
    call_and_expect(OWN_CODE, (enum sd_status)SD_INTERFACE_FIRST, 0);
}

static void test_crash_returns_to_caller(void **state) {
    (void)state;
    call_and_expect(ITSELF_CRASHES, SD_CRASHED, 0);
    call_and_expect(ADD, SD_DEAD, 0);
}

static void test_crash_two_deep_returns_to_the_middle(void **state) {
    (void)state;
    call_and_expect(INNER_CRASHES, SD_CRASHED, 0);
    assert_int_equal(b.generation, 22);
    call_and_expect(ADD, SD_DEAD, 0); /* B is alive, its callee is not */
    assert_int_equal(returns_to_dead, 0);
}

static void test_return_skips_a_dead_caller(void **state) {
    (void)state;
    call_and_expect(DIES_MEANWHILE, SD_CRASHED, 0);
    assert_int_equal(returns_to_dead, 1);
    assert_int_equal(c.generation, 33);
}

static void test_crash_skips_a_dead_caller(void **state) {
    (void)state;
    call_and_expect(BOTH_DIE, SD_CRASHED, 0);
    assert_int_equal(returns_to_dead, 1);
}

static void test_reentry_is_refused_and_survived(void **state) {
    (void)state;
    call_and_expect(CALLS_BACK, SD_REENTRY, 0);
    call_and_expect(ADD, SD_OK, 42);
    assert_int_equal(waits, 0);
}

static void test_dead_callee_is_not_entered(void **state) {
    (void)state;
    b.generation = 23; /* the record lives again as another instance */
    call_and_expect(ADD, SD_DEAD, 0);
}

static void test_no_stack_is_not_entered(void **state) {
    (void)state;
    block.stack_limit = (uintptr_t)__builtin_frame_address(0) - 4096;
    call_and_expect(ADD, SD_NO_STACK, 0);
    block.stack_limit -= 65536;
    call_and_expect(ADD, SD_OK, 42);
}

static void test_waits_for_a_held_monitor(void **state) {
    (void)state;
    b.monitor = &stranger;
    call_and_expect(ADD, SD_OK, 42);
    assert_int_equal(waits, 1);
}

static void test_deadlock_leaves_the_holder_alone(void **state) {
    (void)state;
    struct Sum sum;
    b.monitor = &stranger;
    wait_status = SD_DEADLOCK;
    assert_int_equal(Outer_relay((struct Outer *)&outer, ADD, &sum), SD_DEADLOCK);
    assert_ptr_equal(b.monitor, &stranger);
    assert_ptr_equal(block.frame, &root);
}

static void kill_b(void) { b.generation = 0; }

static void test_death_while_waiting_releases_the_monitor(void **state) {
    (void)state;
    b.monitor = &stranger;
    on_wait = kill_b;
    call_and_expect(ADD, SD_DEAD, 0);
}

static void test_leaving_wakes_a_waiter(void **state) {
    (void)state;
    b.monitor_waiters = 1;
    call_and_expect(ADD, SD_OK, 42);
    assert_int_equal(wakes, 1);
    call_and_expect(ITSELF_CRASHES, SD_CRASHED, 0);
    assert_int_equal(wakes, 2);
}

static void test_moves_are_given_and_results_come_back(void **state) {
    (void)state;
    struct Block *given = &objects[1], *result = &objects[0];
    keep_status = SD_OK;
    assert_int_equal(Outer_keep((struct Outer *)&outer, &objects[0], &given, &result), SD_OK);
    assert_null(given);
    assert_ptr_equal(result, &objects[1]);
    assert_ptr_equal(owner[1], &a);
    assert_int_equal(gives, 2);
    assert_at_rest();
}

static void test_moved_object_is_gone_after_a_crash(void **state) {
    (void)state;
    struct Block *given = &objects[1], *result = &objects[0];
    keep_status = SD_CRASHED;
    assert_int_equal(Outer_keep((struct Outer *)&outer, &objects[0], &given, &result), SD_CRASHED);
    assert_null(given);
    assert_null(result);
    assert_ptr_equal(owner[1], &b);
}

static void test_result_of_a_refusal_is_dropped_by_the_callee(void **state) {
    (void)state;
    struct Block *given = &objects[1], *result = &objects[0];
    keep_status = SD_DENIED;
    assert_int_equal(Outer_keep((struct Outer *)&outer, &objects[0], &given, &result), SD_DENIED);
    assert_null(result);
    assert_null(owner[1]);
}

static void test_moves_are_undone_if_not_entered(void **state) {
    (void)state;
    struct Block *given = &objects[1], *result = &objects[0];
    b.generation = 0;
    assert_int_equal(Outer_keep((struct Outer *)&outer, &objects[0], &given, &result), SD_DEAD);
    assert_ptr_equal(given, &objects[1]);
    assert_null(result);
    assert_ptr_equal(owner[1], &a);
}

static void test_null_is_not_moved(void **state) {
    (void)state;
    struct Block *given = 0, *result = &objects[0];
    assert_int_equal(Outer_keep((struct Outer *)&outer, &objects[0], &given, &result), SD_INVALID);
    assert_null(result);
    assert_int_equal(gives, 0);
}

int main(void) {
#define TEST(f) cmocka_unit_test_setup(f, setup)
    const struct CMUnitTest tests[] = {
        TEST(test_passes_values_both_ways),
        TEST(test_own_code_zeroes_results),
        TEST(test_crash_returns_to_caller),
        TEST(test_crash_two_deep_returns_to_the_middle),
        TEST(test_return_skips_a_dead_caller),
        TEST(test_crash_skips_a_dead_caller),
        TEST(test_reentry_is_refused_and_survived),
        TEST(test_dead_callee_is_not_entered),
        TEST(test_no_stack_is_not_entered),
        TEST(test_waits_for_a_held_monitor),
        TEST(test_deadlock_leaves_the_holder_alone),
        TEST(test_death_while_waiting_releases_the_monitor),
        TEST(test_leaving_wakes_a_waiter),
        TEST(test_moves_are_given_and_results_come_back),
        TEST(test_moved_object_is_gone_after_a_crash),
        TEST(test_result_of_a_refusal_is_dropped_by_the_callee),
        TEST(test_moves_are_undone_if_not_entered),
        TEST(test_null_is_not_moved),
    };
    return cmocka_run_group_tests(tests, 0, 0);
}
