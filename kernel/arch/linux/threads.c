/* Threads of the kernel as pthreads. %gs holds the address of the thread block,
 * set with arch_prctl(2); %fs stays libc's. The kernel part of a thread runs on
 * the stack that core mapped for it. */
#define _GNU_SOURCE
#include <asm/prctl.h>
#include <limits.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "call.h"
#include "core/print.h"
#include "host.h"
#include "port.h"

enum { TICK_NS = 10000000, STACK_BYTES = 64 * 1024 };

static _Thread_local struct thread *current; /* set before %gs may be read */

struct port_thread *port_of(struct thread *thread)
{
    _Static_assert(sizeof(struct port_thread) <= ARCH_THREAD_BYTES, "port state does not fit");
    return core_thread_port_state(thread);
}

struct thread *arch_current(void)
{
    return current;
}

uint64_t arch_tick_ns(void)
{
    return TICK_NS;
}

static void start_ticks(struct port_thread *port)
{
    struct sigevent event = {.sigev_notify = SIGEV_THREAD_ID, .sigev_signo = SIGUSR2};
    event._sigev_un._tid = port->id;
    struct itimerspec period = {{0, TICK_NS}, {0, TICK_NS}};
    if (timer_create(CLOCK_THREAD_CPUTIME_ID, &event, &port->tick_timer) ||
        timer_settime(port->tick_timer, 0, &period, 0))
        panic("linux: no timer for a thread");
}

static void set_signal_stack(struct port_thread *port)
{
    port->signal_stack = malloc(PORT_SIGNAL_STACK_BYTES);
    stack_t stack = {.ss_sp = port->signal_stack, .ss_size = PORT_SIGNAL_STACK_BYTES};
    if (!port->signal_stack || sigaltstack(&stack, 0))
        panic("linux: no signal stack for a thread");
}

void port_thread_begin(struct thread *thread)
{
    struct port_thread *port = port_of(thread);
    port->handle = pthread_self();
    port->id = gettid();
    // SAFETY: libc does not use %gs on x86-64.
    if (syscall(SYS_arch_prctl, ARCH_SET_GS, thread))
        panic("linux: arch_prctl(ARCH_SET_GS) failed");
    set_signal_stack(port);
    current = thread;
    start_ticks(port);
}

void port_thread_end(struct thread *thread)
{
    struct port_thread *port = port_of(thread);
    timer_delete(port->tick_timer);
    current = 0; /* an interrupt that is still on its way does nothing now */
    stack_t none = {.ss_flags = SS_DISABLE};
    sigaltstack(&none, 0);
    free(port->signal_stack);
}

static void *run(void *argument)
{
    port_thread_begin(argument);
    core_thread_main(argument);
    return 0;
}

bool arch_thread_start(struct thread *thread)
{
    pthread_attr_t attributes;
    uintptr_t bottom = core_thread_stack_top(thread) - STACK_BYTES;
    pthread_attr_init(&attributes);
    // SAFETY: core mapped the stack (core/stack.h) and returns it after the join.
    bool is_started = !pthread_attr_setstack(&attributes, (void *)bottom, STACK_BYTES) &&
                      !pthread_create(&port_of(thread)->handle, &attributes, run, thread);
    pthread_attr_destroy(&attributes);
    return is_started;
}

void arch_thread_exit(void)
{
    port_thread_end(current);
    pthread_exit(0);
}

void arch_thread_join(struct thread *thread)
{
    pthread_join(port_of(thread)->handle, 0);
}

void arch_interrupt(struct thread *thread)
{
    pthread_kill(port_of(thread)->handle, SIGUSR1);
}

void linux_thread_attach(struct thread *thread)
{
    port_thread_begin(thread);
}

void linux_thread_detach(struct thread *thread)
{
    port_thread_end(thread);
}
