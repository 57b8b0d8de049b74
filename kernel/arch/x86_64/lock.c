/* Spin locks with interrupts off. `saved` holds RFLAGS of the holder. A lock
 * that stays taken for long is a defect: it would hang silently. */
#include "cpu.h"
#include "layout.h"
#include "port.h"

#define SPINS_BEFORE_PANIC (1u << 24)

void arch_lock(struct arch_lock *lock)
{
    uint64_t flags = interrupts_save();
    for (uint32_t spins = 0; __atomic_exchange_n(&lock->word, 1, __ATOMIC_ACQUIRE); spins++) {
        if (spins == SPINS_BEFORE_PANIC)
            port_panic("lock never released: address, caller:", (uintptr_t)lock,
                       (uintptr_t)__builtin_return_address(0));
        __builtin_ia32_pause();
    }
    lock->saved = (uint32_t)flags;
}

void arch_unlock(struct arch_lock *lock)
{
    bool were_on = lock->saved & RFLAGS_IF;
    __atomic_store_n(&lock->word, 0, __ATOMIC_RELEASE);
    if (were_on)
        interrupts_on();
}
