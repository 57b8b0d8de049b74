/* What belongs to one CPU. FS base points to it for good: %fs:0 finds it, and
 * %fs:0x28 is where code built for the System V ABI with stack protectors (the
 * BearSSL library) expects its canary. */
#ifndef X86_CPU_BLOCK_H
#define X86_CPU_BLOCK_H

#include <stddef.h>
#include <stdint.h>

struct port_thread;

struct cpu_block {
    struct cpu_block *self;      /* %fs:0 */
    struct port_thread *current; /* the idle context when nothing runs */
    struct port_thread *idle;
    uint64_t reserved[2];
    uint64_t stack_canary;       /* %fs:0x28 */
};

static_assert(offsetof(struct cpu_block, self) == 0);
static_assert(offsetof(struct cpu_block, stack_canary) == 0x28);

/* Interrupts must be off: the caller could otherwise go on on another CPU. */
static inline struct cpu_block *this_cpu(void)
{
    struct cpu_block *cpu;
    // SAFETY: FS base is set before the first use and never changes.
    __asm__ volatile("mov %%fs:0, %0" : "=r"(cpu));
    return cpu;
}

#endif
