/* Threads. A thread begins in the kernel or in one instance (its owner) and
 * migrates through calls; the kernel knows where it is only from its chain of
 * frames (chain.h). */
#ifndef CORE_THREAD_H
#define CORE_THREAD_H

#include <stdbool.h>
#include <stdint.h>

#include "arch/arch.h"
#include "call.h"
#include "core/instance.h"

enum thread_state { THREAD_RUNNING, THREAD_FINISHED };

typedef void (*thread_main_fn)(struct thread *thread);

struct thread {
    struct sd_thread_block block; /* first: %gs:0 */

    /* constant while it runs */
    thread_main_fn main;
    struct instance *owner; /* 0: a thread of the kernel or of the host */
    uint64_t owner_generation;
    void (*entry)(void *); /* of the owner */
    void *argument;
    uintptr_t stacks; /* reservation of both stacks; 0: the host's own stack */
    uintptr_t stack_guard_start;
    uintptr_t stack_top;
    uintptr_t kernel_stack_top;

    /* under registry_lock */
    enum thread_state state;
    struct thread *next;
    bool is_parked; /* its chain stands still: others may walk it */
    struct instance *waiting_for; /* monitor that it needs before it can go on */
    struct thread *next_waiter;
    uint64_t *waiting_word; /* mutex that it needs before it can go on */
    struct thread *next_mutex_waiter;
    struct thread *next_searched; /* of a search for cycles, waits.c */
    uint64_t searched;

    /* its own alone */
    struct thread_locals *locals; /* one per domain that asked for some */

    /* atomic: last round of the grace period that this thread has answered */
    uint64_t answered_round;

    _Alignas(16) unsigned char port_state[ARCH_THREAD_BYTES];
};

/* Starts a thread of the kernel (owner 0) or of `owner`, which must be live and
 * below its quota. SD_OK, SD_QUOTA, SD_DEAD. */
[[nodiscard]] int thread_start(thread_main_fn main, struct instance *owner,
                               uint64_t owner_generation, void (*entry)(void *), void *argument);

/* Puts a thread that the host made onto the list, and takes it off. */
void thread_attach(struct thread *thread);
void thread_detach(struct thread *thread);

/* Joins and frees what has finished. Reaper only. */
void thread_reap_finished(void);

/* Under registry_lock. */
struct thread *thread_first(void);

/* Parks the current thread; others may walk its chain meanwhile. As arch_park;
 * the lock must not be held. */
bool thread_park(uint64_t deadline_ns);

/* The instance in whose name the current service runs; 0: none. */
struct instance *thread_instance(void);

#endif
