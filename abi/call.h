/* The structures that a call between domains touches: shared by kernel, the
 * proxies and the assembly of runtime/proxy.
 *
 * A thread migrates: the caller's thread runs the callee on the same stack.
 * The proxy builds a `struct sd_frame` on that stack and publishes its address
 * in the thread block (%gs:SD_TB_FRAME). The frame is the continuation that an
 * unwinding kernel resumes, the record from which the current domain is read,
 * and the hazard record that keeps an instance's memory from being reused.
 *
 * Order that matters (x86-TSO plus the unloader's membarrier / IPI):
 *   1. fill the frame   2. publish it   3. compare the callee's generation.
 * An unloader does:
 *   1. clear `generation`   2. barrier on all CPUs   3. walk all chains. */
#ifndef SD_ABI_CALL_H
#define SD_ABI_CALL_H

#ifndef __ASSEMBLER__
#include <stddef.h>
#include <stdint.h>

/* Kernel-owned, type-stable: the memory of an instance record is never reused
 * for anything else, so a stale pointer reads a generation that differs. */
struct sd_instance {
    uint64_t generation;      /* of the live instance; 0 when dead. Atomic. */
    struct sd_thread_block *monitor; /* thread inside, or 0. Atomic. */
    uint32_t headroom_bytes;  /* stack a call into it must leave */
    uint32_t monitor_waiters; /* atomic; leave takes the slow path when > 0 */
    uint32_t is_concurrent;   /* 1: calls into it take no monitor; constant while live */
    uint32_t reserved;
    /* kernel-private fields follow */
};

/* %gs:0 points here on both ports; one per thread. */
struct sd_thread_block {
    struct sd_thread_block *self;
    struct sd_frame *frame;     /* innermost published frame, or 0 */
    uintptr_t stack_limit;      /* lowest usable stack address */
    uintptr_t kernel_stack_top; /* 16-aligned; services run below it */
    uint64_t in_kernel;         /* 1 while a service or fault handler runs */
    uintptr_t service_rsp;      /* caller's rsp while in_kernel */
    /* the thread-locals of the last instance that asked for them (libsdrt) */
    uint64_t locals_generation;
    void *locals;
    /* kernel-private fields follow */
};

/* What an interface reference (`struct I *__cap`) points to. Kernel-owned. */
struct sd_cap {
    const void *const *methods;  /* entry thunks in the callee, one per method */
    struct sd_instance *callee;
    uint64_t generation;         /* of the callee when the reference was made */
    /* kernel-private fields follow */
};

enum sd_frame_state {
    SD_FRAME_PREPARED = 0, /* callee not entered: moves can be undone */
    SD_FRAME_ENTERED = 1,  /* moves are committed */
};

/* `slots` lists the rrefs of the call: first `lent_count` borrowed objects,
 * which the kernel keeps alive while the frame is published; then `moved_count`
 * roots moved to the callee (0 for a null one). A borrowed address comes from
 * checked code as a plain `const T *`: it may also lie outside the shared heap
 * (a local of the caller), so the kernel looks at a header only after it found
 * the address inside the shared heap; idlc sees to it that a type that can be
 * lent or own rrefs is never embedded in another object.
 *
 * Unwinding. The continuation (`rsp`, `resume_pc`) is stored before the frame
 * is published, so a published frame can always be resumed. To end the call
 * with status S the kernel resumes the *innermost* published frame F, and only
 * that one, with rsp = F->rsp, pc = F->resume_pc, rax = S (DF, AC clear; FPU
 * control words at their ABI defaults) and leaves %gs:SD_TB_FRAME == F. It does
 * not touch F->callee->monitor, nor the rrefs. The code at resume_pc does the
 * rest, as on a normal return: release the monitor, unpublish F, and if F's
 * caller died meanwhile, call return_to_dead, which resumes the next frame.
 *
 * Which domain runs: with the PC in domain text, %gs:frame->callee. With the
 * PC in an `sdproxy` section, or in a service that the proxy itself called
 * (rref_give, monitor_enter, monitor_leave), a proxy is at work: the kernel
 * defers kills there, those three services return whatever happened, and an
 * unloader interrupts the thread again until no frame names the instance.
 *
 * The monitor of a serialised instance; a concurrent one has none, and
 * holds_monitor stays 0. Enter: compare-and-swap callee->monitor from 0 to the thread
 * block; when it fails, service monitor_enter (waits; SD_OK with the monitor
 * held, SD_DEADLOCK, or SD_DEAD when the instance died). Leave: compare-and-
 * swap from the thread block to 0, then, if monitor_waiters > 0, service
 * monitor_leave, which only wakes a waiter. A waiter counts itself in
 * monitor_waiters before it tries the monitor a last time and parks. */
struct sd_frame {
    struct sd_frame *previous;
    struct sd_instance *callee;
    uint64_t generation;         /* of the callee named by this frame */
    struct sd_instance *caller;  /* instance that runs again on return */
    uint64_t caller_generation;
    uintptr_t rsp;               /* continuation: rsp after the six pushes */
    uintptr_t resume_pc;         /* continuation: sd_proxy_resume, or the kernel's */
    uint32_t state;              /* enum sd_frame_state */
    uint32_t holds_monitor;      /* 1: leaving this frame releases callee->monitor */
    uint32_t lent_count;
    uint32_t moved_count;
    void *const *slots;
    void **returned;             /* where the callee's rref result lies, or 0 */
    uint32_t ticks;              /* stored as 0 before publishing; the kernel counts
                                    the timer ticks that found this frame innermost */
    uint32_t reserved;
};

/* An entry thunk: unpacks `args`, runs the domain's method, fills the results
 * in `args`. Returns enum sd_status. */
typedef int (*sd_entry_fn)(void *args);

#endif /* __ASSEMBLER__ */

/* Offsets for assembly, which includes this header too; asserted in kernel/core and runtime/proxy. */
#define SD_TB_SELF 0
#define SD_TB_FRAME 8
#define SD_TB_STACK_LIMIT 16
#define SD_TB_KERNEL_STACK 24
#define SD_TB_IN_KERNEL 32
#define SD_TB_SERVICE_RSP 40
#define SD_FRAME_PREVIOUS 0
#define SD_FRAME_CALLEE 8
#define SD_FRAME_RSP 40
#define SD_FRAME_RESUME_PC 48

#define SD_DEFAULT_HEADROOM_BYTES 16384u

#endif
