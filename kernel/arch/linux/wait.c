/* Locks, parking, barriers: all on futexes and membarrier(2). */
#define _GNU_SOURCE
#include <errno.h>
#include <linux/futex.h>
#include <linux/membarrier.h>
#include <sched.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "core/print.h"
#include "port.h"

enum { SPINS = 100, FREE = 0, HELD = 1, CONTENDED = 2 };

void port_futex_wait(atomic_uint *word, unsigned expected, uint64_t deadline_ns)
{
    struct timespec deadline = {(time_t)(deadline_ns / 1000000000), (long)(deadline_ns % 1000000000)};
    syscall(SYS_futex, word, FUTEX_WAIT_BITSET_PRIVATE, expected,
            deadline_ns == UINT64_MAX ? 0 : &deadline, 0, FUTEX_BITSET_MATCH_ANY);
}

void port_futex_wake(atomic_uint *word)
{
    syscall(SYS_futex, word, FUTEX_WAKE_PRIVATE, 1, 0, 0, 0);
}

static atomic_uint *word_of(struct arch_lock *lock)
{
    // SAFETY: a 32-bit word of ours, only ever used as an atomic.
    return (atomic_uint *)&lock->word;
}

void arch_lock(struct arch_lock *lock)
{
    atomic_uint *word = word_of(lock);
    for (unsigned i = 0; i < SPINS; i++) {
        unsigned expected = FREE;
        if (atomic_compare_exchange_weak(word, &expected, HELD))
            return;
        __builtin_ia32_pause();
    }
    while (atomic_exchange(word, CONTENDED) != FREE)
        port_futex_wait(word, CONTENDED, UINT64_MAX);
}

void arch_unlock(struct arch_lock *lock)
{
    if (atomic_exchange(word_of(lock), FREE) == CONTENDED)
        port_futex_wake(word_of(lock));
}

bool arch_park(uint64_t deadline_ns)
{
    struct port_thread *self = port_of(arch_current());
    while (!atomic_exchange(&self->permit, 0)) {
        if (deadline_ns != UINT64_MAX && arch_now_ns() >= deadline_ns)
            return false;
        port_futex_wait(&self->permit, 0, deadline_ns);
    }
    return true;
}

void arch_unpark(struct thread *thread)
{
    struct port_thread *other = port_of(thread);
    if (!atomic_exchange(&other->permit, 1))
        port_futex_wake(&other->permit);
}

void arch_yield(void)
{
    sched_yield();
}

void port_register_barrier(void)
{
    if (syscall(SYS_membarrier, MEMBARRIER_CMD_REGISTER_PRIVATE_EXPEDITED, 0, 0))
        panic("linux: membarrier(2) is needed and not available");
}

void arch_barrier_all(void)
{
    if (syscall(SYS_membarrier, MEMBARRIER_CMD_PRIVATE_EXPEDITED, 0, 0))
        panic("I2: membarrier(2) failed");
}
