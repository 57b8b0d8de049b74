/* The test core: what the port asks of a core, in its smallest form. The boot
 * module selects what runs: "suites" (all of them), or an event that must end
 * in a panic. */
#include "test_core.h"

#include "test_offsets.h"

#include "arch/x86_64/memory_functions.h"

static_assert(offsetof(struct thread, recover_sp) == THREAD_RECOVER_SP);

static unsigned passed, failed;
static const void *boot_image;
static size_t boot_image_bytes;

void test_print(const char *text)
{
    arch_console_write(text, strlen(text));
}

static void print_number(uint64_t number)
{
    char digits[21] = { 0 };
    size_t at = sizeof digits - 1;
    do
        digits[--at] = (char)('0' + number % 10);
    while (number /= 10);
    test_print(digits + at);
}

void test_result(const char *name, bool is_ok, unsigned line)
{
    *(is_ok ? &passed : &failed) += 1;
    test_print(is_ok ? "ok: " : "failed: ");
    test_print(name);
    if (!is_ok) {
        test_print(": line ");
        print_number(line);
    }
    test_print("\n");
}

void *core_thread_port_state(struct thread *thread)
{
    return thread->port_state;
}

uintptr_t core_thread_stack_top(const struct thread *thread)
{
    return thread->stack_top;
}

void core_thread_main(struct thread *thread)
{
    thread->main(thread->argument);
    arch_thread_exit();
}

struct thread *test_start(void (*main)(void *), void *argument)
{
    struct thread *thread = arch_kernel_alloc(sizeof *thread);
    uint8_t *stack = arch_reserve(1 + TEST_STACK_PAGES);
    if (!thread || !stack || !arch_map(stack + ARCH_PAGE_BYTES, TEST_STACK_PAGES, ARCH_RW)) {
        test_print("failed: no memory for a thread\n");
        arch_panic_stop();
    }
    thread->block.self = &thread->block;
    thread->main = main;
    thread->argument = argument;
    thread->stack_guard = (uintptr_t)stack;
    thread->stack_top = (uintptr_t)stack + (1 + TEST_STACK_PAGES) * ARCH_PAGE_BYTES;
    if (!arch_thread_start(thread))
        arch_panic_stop();
    return thread;
}

void test_finish(struct thread *thread)
{
    arch_thread_join(thread);
    // SAFETY: the start of the reservation made in test_start.
    arch_release((void *)thread->stack_guard, 1 + TEST_STACK_PAGES);
    arch_kernel_free(thread);
}

void core_fault(struct arch_context *context, enum arch_fault fault, uintptr_t address)
{
    struct thread *thread = arch_current();
    thread->fault_count++;
    thread->fault = fault;
    thread->fault_address = address;
    if (!thread->recover_sp) {
        test_print("failed: a fault outside all probes, pc ");
        print_number(arch_context_pc(context));
        test_print(" address ");
        print_number(address);
        test_print("\n");
        arch_panic_stop();
    }
    arch_context_resume(context, (uintptr_t)probe_recover, thread->recover_sp, 1 + fault);
}

void core_interrupt(struct arch_context *context, bool is_tick)
{
    struct thread *thread = arch_current();
    if (is_tick) {
        thread->tick_count++;
        return;
    }
    thread->interrupt_count++;
    if (thread->resume_with)
        arch_context_resume(context, (uintptr_t)probe_recover, thread->recover_sp,
                            thread->resume_with);
}

static void run_suites(void *unused)
{
    (void)unused;
    test_memory(boot_image, boot_image_bytes);
    test_faults();
    test_threads();
    test_interrupts();
    print_number(passed);
    test_print(" passed, ");
    print_number(failed);
    test_print(" failed\n");
    arch_shutdown(failed ? 1 : 0);
}

static bool is_selected(const char *name)
{
    return boot_image_bytes == strlen(name) && !memcmp(boot_image, name, boot_image_bytes);
}

/* Recursion that the optimiser cannot turn into a loop. */
static uint64_t overflow(uint64_t depth)
{
    volatile uint64_t frame[64];
    if (depth == UINT64_MAX)
        return 0;
    frame[depth % 64] = depth;
    return overflow(depth + 1) + frame[depth % 64];
}

void core_boot(const void *image, size_t image_bytes)
{
    boot_image = image;
    boot_image_bytes = image_bytes;
    if (!image)
        arch_shutdown(7);
    if (is_selected("fault-without-thread"))
        __builtin_trap();
    if (is_selected("boot-stack-overflow"))
        overflow(0);
    if (is_selected("free-twice")) {
        void *pages = arch_kernel_alloc(2 * ARCH_PAGE_BYTES);
        arch_kernel_free(pages);
        arch_kernel_free(pages);
    }
    if (is_selected("lock-twice")) {
        struct arch_lock lock = { 0, 0 };
        arch_lock(&lock);
        arch_lock(&lock);
    }
    if (is_selected("high-memory"))
        arch_shutdown(test_high_memory() ? 0 : 1);
    if (is_selected("status-200"))
        arch_shutdown(200);
    if (!is_selected("suites"))
        arch_panic_stop();
    test_start(run_suites, 0);
}
