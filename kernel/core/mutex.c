/* See mutex.h; upholds I5 with waits.c.
 *
 * A waiter sets the contended bit under registry_lock before it parks, so the
 * holder's own compare-and-swap fails and it comes here to wake one. Whoever is
 * woken competes again with those who just came. */
#include "core/mutex.h"

#include "arch/arch.h"
#include "core/monitor.h"
#include "core/registry.h"
#include "core/thread.h"
#include "core/waits.h"
#include "status.h"

static void queue_up(struct instance *instance, struct thread *self)
{
    struct thread **link = &instance->mutex_waiters;
    while (*link)
        link = &(*link)->next_mutex_waiter;
    self->next_mutex_waiter = 0;
    *link = self;
}

static void queue_leave(struct instance *instance, struct thread *self)
{
    struct thread **link = &instance->mutex_waiters;
    while (*link != self)
        link = &(*link)->next_mutex_waiter;
    *link = self->next_mutex_waiter;
}

static struct thread *oldest(const struct instance *instance, const uint64_t *word,
                             const struct thread *except)
{
    struct thread *t = instance->mutex_waiters;
    while (t && (t->waiting_word != word || t == except))
        t = t->next_mutex_waiter;
    return t;
}

/* The word is self's, or marked as contended; false: the latter. */
static bool take_or_mark(struct instance *instance, struct thread *self, uint64_t *word)
{
    uint64_t seen = __atomic_load_n(word, __ATOMIC_RELAXED);
    for (;;) {
        uint64_t wanted = seen | WAITS_CONTENDED;
        if (!seen)
            wanted = (uintptr_t)&self->block |
                     (oldest(instance, word, self) ? WAITS_CONTENDED : 0);
        if (__atomic_compare_exchange_n(word, &seen, wanted, false, __ATOMIC_SEQ_CST,
                                        __ATOMIC_SEQ_CST))
            return !seen;
    }
}

/* The holder, or whoever is inside the instance that self left to wait. */
static bool is_deadlock(struct thread *self, const uint64_t *word)
{
    return waits_lead_to(waits_mutex_holder(word), self) ||
           (self->waiting_for && waits_lead_to(waits_holder(self->waiting_for), self));
}

static int wait_outside(struct instance *instance, uint64_t generation, uint64_t *word)
{
    struct thread *self = arch_current();
    int status = SD_OK;
    registry_enter();
    self->waiting_word = word;
    queue_up(instance, self);
    while (!take_or_mark(instance, self, word)) {
        if (!instance_is_live(&instance->shared, generation))
            status = SD_DEAD;
        else if (is_deadlock(self, word))
            status = SD_DEADLOCK;
        if (status != SD_OK)
            break;
        self->is_parked = true;
        registry_leave();
        arch_park(UINT64_MAX);
        registry_enter();
        self->is_parked = false;
    }
    queue_leave(instance, self);
    self->waiting_word = 0;
    registry_leave();
    return status;
}

int mutex_wait(struct instance *instance, uint64_t generation, uint64_t *word)
{
    /* Whoever holds the mutex may need the monitor to give it up. */
    monitor_suspend(instance);
    int status = wait_outside(instance, generation, word);
    monitor_resume(instance, generation);
    return status;
}

void mutex_wake(struct instance *instance, uint64_t *word)
{
    struct thread *self = arch_current();
    registry_enter();
    if (waits_mutex_holder(word) == self) {
        __atomic_store_n(word, 0, __ATOMIC_SEQ_CST);
        struct thread *next = oldest(instance, word, 0);
        if (next)
            arch_unpark(next);
    }
    registry_leave();
}
