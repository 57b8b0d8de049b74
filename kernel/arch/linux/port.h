/* Inside the linux port only: what its files share. */
#ifndef ARCH_LINUX_PORT_H
#define ARCH_LINUX_PORT_H

#include <pthread.h>
#include <stdatomic.h>
#include <stdint.h>
#include <time.h>

#include "arch/arch.h"

/* In struct thread's port_state. */
struct port_thread {
    pthread_t handle;
    pid_t id;              /* kernel's thread id, for the CPU timer */
    timer_t tick_timer;
    void *signal_stack;
    atomic_uint permit;    /* of arch_park; a futex word */
};

struct port_thread *port_of(struct thread *thread);


/* Makes the calling pthread one that domains may run on. */
void port_thread_begin(struct thread *thread);
void port_thread_end(struct thread *thread);

void port_install_signals(void);
void port_reserve_region(void);
void port_register_barrier(void);

/* Waits on a futex word while it holds `expected`; deadline as arch_park. */
void port_futex_wait(atomic_uint *word, unsigned expected, uint64_t deadline_ns);
void port_futex_wake(atomic_uint *word);

enum { PORT_SIGNAL_STACK_BYTES = 64 * 1024 };

#endif
