/* A kernel core that only tests its port: threads without domains, faults that
 * return to a probe, results over the console. */
#ifndef TEST_CORE_H
#define TEST_CORE_H

#include "arch/arch.h"
#include "call.h"

struct thread {
    struct sd_thread_block block;
    void (*main)(void *);
    void *argument;
    uintptr_t stack_top;
    uintptr_t stack_guard;
    uintptr_t recover_sp;     /* of the innermost probe; 0: none */
    uint64_t fault_count;
    enum arch_fault fault;    /* the last one */
    uintptr_t fault_address;
    uint64_t interrupt_count; /* core_interrupt that was no tick */
    uint64_t tick_count;
    uint64_t resume_with;     /* core_interrupt leaves the probe with it; 0: no */
    _Alignas(16) unsigned char port_state[ARCH_THREAD_BYTES];
};

#define TEST_STACK_PAGES 4

struct thread *test_start(void (*main)(void *), void *argument);
/* Joins, gives stack and record back. */
void test_finish(struct thread *thread);

/* Counts; prints "ok: NAME" or "failed: NAME: line N". */
void test_result(const char *name, bool is_ok, unsigned line);
#define EXPECT(name, condition) test_result(name, condition, __LINE__)

void test_print(const char *text);

/* Calls function(argument). 0 when it returned, else what a fault or an
 * interrupt left it with: 1 + enum arch_fault, or thread->resume_with. */
uint64_t probe(void (*function)(void *), void *argument);
void probe_recover(void); /* where an abandoned probe goes on */

/* The suites. */
void test_memory(const void *image, size_t image_bytes);
/* On a machine with memory above 4 GiB, without threads: it can be used. */
bool test_high_memory(void);
void test_faults(void);
void test_threads(void);
void test_interrupts(void);

#endif
