/* What kernel/core asks of a port. Each port under kernel/arch/<port>/
 * implements exactly this header; core contains no port's name.
 *
 * Addresses: a port owns one region for domains (above 1 TiB). Core reserves
 * address ranges in it, then maps and protects whole pages. No page is ever
 * writable and executable.
 *
 * Threads: core decides what runs in them; the port gives stacks, switching,
 * preemption, parking. */
#ifndef SD_ARCH_H
#define SD_ARCH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct thread; /* core's; starts with struct sd_thread_block */

#define ARCH_PAGE_BYTES 4096u

enum arch_protection { ARCH_NONE, ARCH_R, ARCH_RW, ARCH_RX };

/* --- memory ------------------------------------------------------------ */

/* Reserves `pages` of address space without memory; 0 when there is none. */
[[nodiscard]] void *arch_reserve(size_t pages);
/* Gives a whole reservation back; its pages must be unmapped or are unmapped. */
void arch_release(void *start, size_t pages);
/* Backs reserved pages with zeroed memory. False: out of memory, nothing mapped. */
[[nodiscard]] bool arch_map(void *start, size_t pages, enum arch_protection protection);
void arch_protect(void *start, size_t pages, enum arch_protection protection);
/* Returns the memory; the range stays reserved and faults on access. */
void arch_unmap(void *start, size_t pages);
/* Pages backed in the domain region, counted by walking the port's own
 * structures (page tables; /proc/self/smaps), not by a running counter. */
size_t arch_count_mapped_pages(void);
/* Kernel memory: small and large objects, zeroed; 0 when there is none. */
[[nodiscard]] void *arch_kernel_alloc(size_t bytes);
void arch_kernel_free(void *start);

/* --- threads ----------------------------------------------------------- */

/* Starts a thread that runs core_thread_main(thread). Its domain stack has
 * been mapped by core (thread_stack_top(thread)) with a guard page below. The
 * port sets %gs so that %gs:0 is the thread block. */
[[nodiscard]] bool arch_thread_start(struct thread *thread);
/* Ends the calling thread; core frees `thread` later through arch_thread_join,
 * called from another thread once. */
[[noreturn]] void arch_thread_exit(void);
void arch_thread_join(struct thread *thread);
struct thread *arch_current(void);

/* Parking as in a binary semaphore: unpark gives at most one permit. park
 * returns false when deadline_ns (arch_now_ns clock; UINT64_MAX: none) passed. */
bool arch_park(uint64_t deadline_ns);
void arch_unpark(struct thread *thread);
/* Lets other runnable threads run. */
void arch_yield(void);

/* Bytes of port-private state core reserves in each struct thread. */
#define ARCH_THREAD_BYTES 2048

/* --- locks: short critical sections in core; not recursive --------------- */

struct arch_lock { uint32_t word; uint32_t saved; };
/* On bare metal interrupts are off while held; hosted, fault/kill signals are
 * deferred while in_kernel is set, so no mask is needed. */
void arch_lock(struct arch_lock *lock);
void arch_unlock(struct arch_lock *lock);

/* --- stopping others ------------------------------------------------------ */

/* After it returns, every CPU has executed a full barrier: a store that this
 * CPU made before is visible to all loads of others after, and theirs to us. */
void arch_barrier_all(void);
/* Makes `thread` soon run core_interrupt(context) in interrupt (signal)
 * context, if it is running; a parked thread is not woken by it. */
void arch_interrupt(struct thread *thread);

/* --- faults and interrupts --------------------------------------------- */

/* The registers of an interrupted thread, as the port stores them. */
struct arch_context;
uintptr_t arch_context_pc(const struct arch_context *context);
uintptr_t arch_context_sp(const struct arch_context *context);
/* When the interrupt returns, execution goes on at pc with sp, rax = value,
 * flags clean (DF, AC clear), FPU/SSE control words at their ABI defaults. */
void arch_context_resume(struct arch_context *context, uintptr_t pc, uintptr_t sp, uint64_t value);
/* Leaves a service or proxy for good: same effect, from ordinary code. */
[[noreturn]] void arch_resume(uintptr_t pc, uintptr_t sp, uint64_t value);

/* Calls fn(first, second) in a domain: stores the continuation in `frame`
 * (which is published), makes the current stack the one that services run on,
 * clears in_kernel and switches to the 16-aligned domain stack. Returns, back in
 * the kernel, fn's result or the value that the frame was resumed with.
 * x86-64 ports share it (x86_common), and the stubs of the service table. */
struct sd_frame;
int arch_enter_domain(struct sd_frame *frame, uintptr_t stack, int (*fn)(void *, void *),
                      void *first, void *second);

enum arch_fault {
    ARCH_FAULT_ILLEGAL,   /* #UD */
    ARCH_FAULT_DIVIDE,    /* #DE */
    ARCH_FAULT_MEMORY,    /* #PF, #SS, SIGSEGV, SIGBUS */
    ARCH_FAULT_PROTECTION,/* #GP */
    ARCH_FAULT_OTHER,
};

/* Core implements these; the port calls them. */
void core_thread_main(struct thread *thread);
/* The port's ARCH_THREAD_BYTES in `thread`: 16-aligned, zero at first. */
void *core_thread_port_state(struct thread *thread);
/* Top of the stack that core_thread_main runs on: 16-aligned. */
uintptr_t core_thread_stack_top(const struct thread *thread);
/* Start of a bare-metal kernel, on the boot stack and without a current
 * thread. `image` is the read-only system image, 0 when none was given. Starts
 * the first thread and returns; the port then idles. */
void core_boot(const void *image, size_t image_bytes);
/* A synchronous fault; `address` as the CPU reports it, else 0. Called on a
 * stack of the port's own (IST, alternate stack). */
void core_fault(struct arch_context *context, enum arch_fault fault, uintptr_t address);
/* A tick, IPI or signal. `is_tick`: one period of arch_tick_ns passed. */
void core_interrupt(struct arch_context *context, bool is_tick);

/* --- time, console, end -------------------------------------------------- */

uint64_t arch_now_ns(void);
uint64_t arch_tick_ns(void); /* period of preemption ticks */
void arch_console_write(const char *text, size_t n);
/* Ends the machine (debug-exit port) or the hosted run. */
[[noreturn]] void arch_shutdown(uint32_t exit_status);
[[noreturn]] void arch_panic_stop(void);

#endif
