/* Layout, from low to high addresses:
 *
 *   guard | domain stack | guard | kernel stack
 *
 * A domain that overruns its stack meets unmapped pages, and its fault is
 * handled on a stack of the port's own. */
#include "core/stack.h"

static const size_t all_pages =
    2 * STACK_GUARD_PAGES + STACK_DOMAIN_PAGES + STACK_KERNEL_PAGES;

static void *at_page(uintptr_t start, size_t page)
{
    // SAFETY: inside the reservation of all_pages that starts at `start`.
    return (void *)(start + page * ARCH_PAGE_BYTES);
}

bool stack_make(struct thread *thread)
{
    void *start = arch_reserve(all_pages);
    if (!start)
        return false;
    uintptr_t at = (uintptr_t)start;
    size_t kernel_page = 2 * STACK_GUARD_PAGES + STACK_DOMAIN_PAGES;
    if (!arch_map(at_page(at, STACK_GUARD_PAGES), STACK_DOMAIN_PAGES, ARCH_RW)) {
        arch_release(start, all_pages);
        return false;
    }
    if (!arch_map(at_page(at, kernel_page), STACK_KERNEL_PAGES, ARCH_RW)) {
        arch_unmap(at_page(at, STACK_GUARD_PAGES), STACK_DOMAIN_PAGES);
        arch_release(start, all_pages);
        return false;
    }
    thread->stacks = at;
    thread->stack_guard_start = at;
    thread->block.stack_limit = at + STACK_GUARD_PAGES * ARCH_PAGE_BYTES;
    thread->stack_top = thread->block.stack_limit + STACK_DOMAIN_PAGES * ARCH_PAGE_BYTES;
    thread->kernel_stack_top = at + all_pages * ARCH_PAGE_BYTES;
    thread->block.kernel_stack_top = thread->kernel_stack_top;
    return true;
}

void stack_release(struct thread *thread)
{
    void *start = at_page(thread->stacks, 0);
    arch_unmap(at_page(thread->stacks, STACK_GUARD_PAGES), STACK_DOMAIN_PAGES);
    arch_unmap(at_page(thread->stacks, 2 * STACK_GUARD_PAGES + STACK_DOMAIN_PAGES),
               STACK_KERNEL_PAGES);
    arch_release(start, all_pages);
}

bool stack_is_overflow(const struct thread *thread, uintptr_t address, uintptr_t sp)
{
    uintptr_t limit = thread->block.stack_limit;
    bool is_address_in_guard = address >= thread->stack_guard_start && address < limit;
    bool is_sp_past_limit = sp >= thread->stack_guard_start && sp < limit;
    return is_address_in_guard || is_sp_past_limit;
}
