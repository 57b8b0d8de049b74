/* The two stacks of a thread, in one reservation: domain code runs on the
 * first, the kernel on the second. Both have guard pages below. */
#ifndef CORE_STACK_H
#define CORE_STACK_H

#include "core/thread.h"

enum {
    STACK_GUARD_PAGES = 4,
    STACK_DOMAIN_PAGES = 64,
    STACK_KERNEL_PAGES = 16,
};

[[nodiscard]] bool stack_make(struct thread *thread);
void stack_release(struct thread *thread);
/* An address in the guard below the domain stack, or a stack pointer that ran
 * past it. */
bool stack_is_overflow(const struct thread *thread, uintptr_t address, uintptr_t sp);

#endif
