/* Waiting for a monitor; upholds I5 with waits.c: the wait that would close a
 * cycle is refused. All drawing of edges is under registry_lock; taking a free
 * monitor adds no wait. */
#include "core/monitor.h"

#include "core/chain.h"
#include "core/registry.h"
#include "core/thread.h"
#include "core/waits.h"
#include "status.h"

static bool take(struct instance *instance, struct thread *self)
{
    struct sd_thread_block *nobody = 0;
    return __atomic_compare_exchange_n(&instance->shared.monitor, &nobody, &self->block, false,
                                       __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST);
}

static bool give_up(struct instance *instance, struct thread *self)
{
    struct sd_thread_block *holder = &self->block;
    return __atomic_compare_exchange_n(&instance->shared.monitor, &holder, 0, false,
                                       __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST);
}

static void queue_up(struct instance *instance, struct thread *self)
{
    struct thread **link = &instance->waiters;
    while (*link)
        link = &(*link)->next_waiter;
    self->next_waiter = 0;
    *link = self;
}

static void queue_leave(struct instance *instance, struct thread *self)
{
    struct thread **link = &instance->waiters;
    while (*link != self)
        link = &(*link)->next_waiter;
    *link = self->next_waiter;
}

static void unpark_oldest(struct instance *instance)
{
    if (instance->waiters)
        arch_unpark(instance->waiters);
}

/* The domain that makes the call may have been killed while it waited. */
static bool is_caller_dead(const struct thread *self)
{
    const struct sd_frame *frame = self->block.frame;
    return frame && frame->state == SD_FRAME_PREPARED && frame->caller &&
           !instance_is_live(frame->caller, frame->caller_generation);
}

/* One look at the monitor under the lock; false: wait and look again. */
static bool try_enter(struct instance *instance, uint64_t generation, struct thread *self,
                      int *status)
{
    if (!instance_is_live(&instance->shared, generation) || is_caller_dead(self))
        *status = SD_DEAD;
    else if (take(instance, self))
        *status = SD_OK;
    else if (waits_holder(instance) == self)
        *status = SD_REENTRY;
    else if (waits_lead_to(waits_holder(instance), self))
        *status = SD_DEADLOCK;
    else
        return false;
    return true;
}

int monitor_wait(struct instance *instance, uint64_t generation)
{
    struct thread *self = arch_current();
    int status = SD_OK;
    registry_enter();
    struct instance *outer_wait = self->waiting_for;
    __atomic_fetch_add(&instance->shared.monitor_waiters, 1, __ATOMIC_SEQ_CST);
    queue_up(instance, self);
    while (!try_enter(instance, generation, self, &status)) {
        self->waiting_for = instance;
        self->is_parked = true;
        registry_leave();
        arch_park(UINT64_MAX);
        registry_enter();
        self->is_parked = false;
    }
    self->waiting_for = outer_wait;
    queue_leave(instance, self);
    __atomic_fetch_sub(&instance->shared.monitor_waiters, 1, __ATOMIC_SEQ_CST);
    if (status != SD_OK)
        unpark_oldest(instance); /* a wake-up meant for us must not be lost */
    registry_leave();
    return status;
}

void monitor_wake_next(struct instance *instance)
{
    registry_enter();
    unpark_oldest(instance);
    registry_leave();
}

void monitor_release(struct instance *instance)
{
    if (give_up(instance, arch_current()) &&
        __atomic_load_n(&instance->shared.monitor_waiters, __ATOMIC_SEQ_CST))
        monitor_wake_next(instance);
}

void monitor_suspend(struct instance *instance)
{
    if (instance->shared.is_concurrent)
        return;
    registry_enter();
    arch_current()->waiting_for = instance;
    registry_leave();
    monitor_release(instance);
}

void monitor_resume(struct instance *instance, uint64_t generation)
{
    struct thread *self = arch_current();
    if (instance->shared.is_concurrent)
        return;
    registry_enter();
    __atomic_fetch_add(&instance->shared.monitor_waiters, 1, __ATOMIC_SEQ_CST);
    queue_up(instance, self);
    while (instance_is_live(&instance->shared, generation) && !take(instance, self)) {
        self->is_parked = true;
        registry_leave();
        arch_park(UINT64_MAX);
        registry_enter();
        self->is_parked = false;
    }
    queue_leave(instance, self);
    __atomic_fetch_sub(&instance->shared.monitor_waiters, 1, __ATOMIC_SEQ_CST);
    self->waiting_for = 0;
    registry_leave();
}
