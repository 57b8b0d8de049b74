/* Every fault that a domain can cause reaches core on a stack of its own and
 * can be answered, whatever the state of the thread's stack. */
#include "test_core.h"

#include "arch/x86_64/layout.h"
#include "arch/x86_64/trap.h"

void push_at(void *sp);
void read_through_rbp(void *address);
uint64_t flags_now(void);

#define NOT_CANONICAL ((void *)0x0000900000000000)

static void illegal(void *unused)
{
    (void)unused;
    __builtin_trap();
}

static void divide(void *unused)
{
    (void)unused;
    // SAFETY: the test wants the fault.
    __asm__ volatile("xorl %%ecx, %%ecx; movl $1, %%eax; cdq; idivl %%ecx"
                     : : : "eax", "ecx", "edx");
}

static void breakpoint(void *unused)
{
    (void)unused;
    // SAFETY: as divide.
    __asm__ volatile("int3");
}

static void read_wild(void *address)
{
    (void)*(volatile uint8_t *)address;
}

static void recurse(void *depth)
{
    volatile char frame[512];
    frame[0] = 1;
    if ((uintptr_t)depth != UINTPTR_MAX)
        recurse((char *)depth + frame[0]);
    frame[1] = 0;
}

static void fault_with_direction(void *unused)
{
    (void)unused;
    // SAFETY: as divide; the handler must not rely on DF.
    __asm__ volatile("std; ud2");
}

static void nested(void *result)
{
    *(uint64_t *)result = probe(illegal, 0);
    divide(0);
}

/* What core is told of a vector that the emulator does not raise. */
static int dispatched(uint64_t vector)
{
    struct thread *self = arch_current();
    struct trap_frame frame = { .vector = vector };
    self->recover_sp = 8; /* any: nothing returns through the frame */
    trap_dispatch(&frame);
    self->recover_sp = 0;
    return frame.rip == (uintptr_t)probe_recover && frame.rsp == 8 ? (int)self->fault : -1;
}

static bool is_no_address(uint64_t result)
{
    return result == 1 + ARCH_FAULT_PROTECTION || result == 1 + ARCH_FAULT_MEMORY;
}

void test_faults(void)
{
    struct thread *self = arch_current();
    EXPECT("#UD is ILLEGAL", probe(illegal, 0) == 1 + ARCH_FAULT_ILLEGAL);
    EXPECT("#DE is DIVIDE", probe(divide, 0) == 1 + ARCH_FAULT_DIVIDE);
    EXPECT("#BP is OTHER", probe(breakpoint, 0) == 1 + ARCH_FAULT_OTHER);
    EXPECT("#GP is PROTECTION", probe(read_wild, NOT_CANONICAL) == 1 + ARCH_FAULT_PROTECTION);
    EXPECT("#SS is MEMORY", dispatched(VECTOR_STACK) == ARCH_FAULT_MEMORY);
    EXPECT("#AC is OTHER", dispatched(17) == ARCH_FAULT_OTHER);
    /* TCG raises #GP where hardware raises #SS. */
    EXPECT("a stack that is no address faults", is_no_address(probe(push_at, NOT_CANONICAL)));
    EXPECT("a frame that is no address faults",
           is_no_address(probe(read_through_rbp, NOT_CANONICAL)));
    EXPECT("an unmapped stack is MEMORY", probe(push_at, (void *)64) == 1 + ARCH_FAULT_MEMORY);
    EXPECT("the address is reported", self->fault_address == 56);

    EXPECT("stack overflow is MEMORY", probe(recurse, 0) == 1 + ARCH_FAULT_MEMORY);
    EXPECT("stack overflow ends in the guard page",
           self->fault_address >= self->stack_guard &&
               self->fault_address < self->stack_guard + ARCH_PAGE_BYTES);

    uint64_t inner = 0;
    EXPECT("probes nest", probe(nested, &inner) == 1 + ARCH_FAULT_DIVIDE &&
                              inner == 1 + ARCH_FAULT_ILLEGAL);
    EXPECT("a fault with DF set", probe(fault_with_direction, 0) == 1 + ARCH_FAULT_ILLEGAL);
    EXPECT("flags are clean after a resume", (flags_now() & 0x40400) == 0);
    EXPECT("interrupts are on after a resume", (flags_now() & 0x200) != 0);
}
