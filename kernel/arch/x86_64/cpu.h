/* Single instructions that C has no words for. Each inline function is one
 * instruction (or one and its flags) with its complete effect declared. */
#ifndef X86_CPU_H
#define X86_CPU_H

#include "layout.h"

#include <stdbool.h>
#include <stdint.h>

#define MSR_APIC_BASE 0x1bu
#define MSR_EFER 0xc0000080u
#define MSR_FS_BASE 0xc0000100u
#define MSR_GS_BASE 0xc0000101u

#define EFER_NXE (1ull << 11)

#define CR0_WP (1ull << 16)

static inline void out8(uint16_t port, uint8_t value)
{
    // SAFETY: the ports written are those of devices this port owns.
    __asm__ volatile("outb %0, %1" : : "a"(value), "Nd"(port));
}

static inline void out32(uint16_t port, uint32_t value)
{
    // SAFETY: as out8.
    __asm__ volatile("outl %0, %1" : : "a"(value), "Nd"(port));
}

static inline uint8_t in8(uint16_t port)
{
    uint8_t value;
    // SAFETY: as out8; reads of these registers touch no memory.
    __asm__ volatile("inb %1, %0" : "=a"(value) : "Nd"(port));
    return value;
}

static inline uint64_t msr_read(uint32_t msr)
{
    uint32_t low, high;
    // SAFETY: only MSRs that every x86-64 CPU has are read.
    __asm__ volatile("rdmsr" : "=a"(low), "=d"(high) : "c"(msr));
    return (uint64_t)high << 32 | low;
}

static inline void msr_write(uint32_t msr, uint64_t value)
{
    // SAFETY: callers pass canonical bases and defined bits only.
    __asm__ volatile("wrmsr" : : "c"(msr), "a"((uint32_t)value), "d"((uint32_t)(value >> 32))
                     : "memory");
}

static inline uint64_t tsc_read(void)
{
    uint32_t low, high;
    // SAFETY: no effect but its result; lfence keeps it in program order.
    __asm__ volatile("lfence; rdtsc" : "=a"(low), "=d"(high) : : "memory");
    return (uint64_t)high << 32 | low;
}

static inline void cpuid(uint32_t leaf, uint32_t registers[4])
{
    // SAFETY: no effect but its results.
    __asm__ volatile("cpuid"
                     : "=a"(registers[0]), "=b"(registers[1]), "=c"(registers[2]),
                       "=d"(registers[3])
                     : "a"(leaf), "c"(0));
}

static inline uint64_t cr0_read(void)
{
    uint64_t value;
    // SAFETY: no effect but its result.
    __asm__ volatile("mov %%cr0, %0" : "=r"(value));
    return value;
}

static inline void cr0_write(uint64_t value)
{
    // SAFETY: callers change CR0.WP alone.
    __asm__ volatile("mov %0, %%cr0" : : "r"(value) : "memory");
}

static inline uint64_t cr2_read(void)
{
    uint64_t value;
    // SAFETY: no effect but its result.
    __asm__ volatile("mov %%cr2, %0" : "=r"(value));
    return value;
}

static inline void cr3_write(uint64_t value)
{
    // SAFETY: the caller passes a top table that maps this code and its stack.
    __asm__ volatile("mov %0, %%cr3" : : "r"(value) : "memory");
}

static inline void tlb_flush_page(uintptr_t address)
{
    // SAFETY: drops a cached translation, never a needed one.
    __asm__ volatile("invlpg (%0)" : : "r"(address) : "memory");
}

/* Turns interrupts off; returns RFLAGS as they were. */
static inline uint64_t interrupts_save(void)
{
    uint64_t flags;
    // SAFETY: pushes and pops one word; the kernel is built without red zone.
    __asm__ volatile("pushfq; popq %0; cli" : "=r"(flags) : : "memory");
    return flags;
}

static inline bool interrupts_are_on(void)
{
    uint64_t flags;
    // SAFETY: as interrupts_save.
    __asm__ volatile("pushfq; popq %0" : "=r"(flags) : : "memory");
    return flags & RFLAGS_IF;
}

static inline void interrupts_on(void)
{
    // SAFETY: all vectors have handlers once the IDT is loaded.
    __asm__ volatile("sti" : : : "memory");
}

#endif
