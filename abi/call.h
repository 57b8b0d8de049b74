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

#include <stddef.h>
#include <stdint.h>

/* Kernel-owned, type-stable: the memory of an instance record is never reused
 * for anything else, so a stale pointer reads a generation that differs. */
struct sd_instance {
    uint64_t generation;      /* of the live instance; 0 when dead. Atomic. */
    struct sd_thread_block *monitor; /* thread inside, or 0. Atomic. */
    uint32_t headroom_bytes;  /* stack a call into it must leave */
    uint32_t monitor_waiters; /* atomic; leave takes the slow path when > 0 */
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

/* `slots` lists the rrefs of the call: first `lent_count` borrowed roots, which
 * the kernel keeps alive while the frame is published; then `moved_count`
 * pointers moved to the callee. */
struct sd_frame {
    struct sd_frame *previous;
    struct sd_instance *callee;
    uint64_t generation;         /* of the callee named by this frame */
    struct sd_instance *caller;  /* instance that runs again on return */
    uint64_t caller_generation;
    uintptr_t rsp;               /* continuation: rsp after the six pushes */
    uint32_t state;              /* enum sd_frame_state */
    uint32_t lent_count;
    uint32_t moved_count;
    uint32_t reserved;
    void *const *slots;
};

/* An entry thunk: unpacks `args`, runs the domain's method, fills the results
 * in `args`. Returns enum sd_status. */
typedef int (*sd_entry_fn)(void *args);

/* Offsets for assembly; asserted in kernel/core and runtime/proxy. */
#define SD_TB_SELF 0
#define SD_TB_FRAME 8
#define SD_TB_STACK_LIMIT 16
#define SD_TB_KERNEL_STACK 24
#define SD_TB_IN_KERNEL 32
#define SD_TB_SERVICE_RSP 40
#define SD_FRAME_PREVIOUS 0
#define SD_FRAME_CALLEE 8
#define SD_FRAME_RSP 40

#define SD_DEFAULT_HEADROOM_BYTES 16384u

#endif
