/* What the files of this port ask of one another; kernel/core sees arch.h only.
 *
 *   boot.S boot_main.c boot_info.c   from the boot protocols to core_boot
 *   frames.c heap.c                  physical pages, kernel objects
 *   paging.c region.c                page tables; the region of domains
 *   trap.S trap.c segments.c         vectors
 *   scheduler.c cpu_block.h          threads, one CPU block per CPU
 *   clock.c serial.c stop.c lock.c   devices, ends, locks
 *   memory_functions.c               what compilers and BearSSL call */
#ifndef X86_PORT_H
#define X86_PORT_H

#include "arch/arch.h"

struct trap_frame;

/* --- boot information ---------------------------------------------------- */

struct memory_range {
    uint64_t start, end; /* bytes, end excluded */
};

#define MEMORY_RANGES 64

struct boot_info {
    struct memory_range usable[MEMORY_RANGES];
    size_t usable_count;
    struct memory_range image; /* the system image; empty: none given */
};

/* Reads what the boot loader left at `address`. Panics on what it cannot use. */
void boot_info_read(unsigned protocol, uintptr_t address, struct boot_info *info);

/* --- physical memory ------------------------------------------------------- */

/* Takes over the usable ranges minus kernel, image and low memory. Before
 * frames_start only frames_early_alloc works. */
void frames_prepare(const struct boot_info *info);
/* Zeroed pages below 4 GiB that are never given back. Panics when out of them. */
void *frames_early_alloc(size_t pages);
/* All that is left becomes allocatable; needs the kernel's own page tables. */
void frames_start(void);

#define FRAME_MAX_ORDER 18u /* 2^18 pages: 1 GiB */

/* 2^order pages, aligned to their size, not zeroed; 0 when there are none. */
[[nodiscard]] void *frames_alloc(unsigned order);
/* `start`: from frames_alloc; the order is remembered. */
void frames_free(void *start);
size_t frames_free_pages(void);

/* A frame in use by the heap carries its size class; 0 for any other frame. */
void frames_set_class(void *frame, unsigned size_class);
unsigned frames_class(const void *frame);

/* Ranges that paging maps: everything frames_prepare was given. */
const struct memory_range *frames_ranges(size_t *count);

/* --- page tables ----------------------------------------------------------- */

#define REGION_START 0x10000000000ull /* 1 TiB */
#define REGION_END 0x20000000000ull   /* 2 TiB */

/* Builds and loads the kernel's own tables: W^X, page 0 and guards absent. */
void paging_start(const struct boot_info *info);
/* A device's registers, uncached, at their physical address. */
void paging_map_device(uintptr_t address);

/* --- vectors, threads, devices ----------------------------------------------- */

/* The caller becomes the boot CPU's idle context. */
void scheduler_start(void);
/* Waits for interrupts forever. */
[[noreturn]] void scheduler_idle(void);
/* In interrupt context: saves `frame` as the current thread's, picks the next
 * thread, leaves its registers in `frame`. */
void scheduler_switch(struct trap_frame *frame);
/* In interrupt context: parked threads whose deadline passed run again. */
void scheduler_wake_expired(void);
/* In interrupt context: whether arch_interrupt asked the current thread for a
 * core_interrupt; takes the request. */
bool scheduler_take_pending(void);

/* Calibrates the clock against the PIT and starts the tick; interrupts off. */
void clock_start(void);
/* Acknowledges an interrupt of the local APIC. */
void clock_end_of_interrupt(void);

void serial_start(void);

/* Ends with "panic: TEXT NUMBER NUMBER" (hexadecimal): a defect of the kernel
 * or a machine it cannot run on. */
[[noreturn]] void port_panic(const char *text, uint64_t first, uint64_t second);

#endif
