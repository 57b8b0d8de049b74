/* Marking dead. Upholds I2: the generation is cleared before anything of the
 * instance is taken away, and a call compares it after its frame is published. */
#include "core/kill.h"

#include "core/chain.h"
#include "core/domain.h"
#include "core/grace.h"
#include "core/reaper.h"
#include "core/registry.h"
#include "core/thread.h"

/* A thread that is not parked may be about to: it gets a permit, so that it
 * looks again before it sleeps. */
static void wake_waiters(struct instance *instance, uint64_t generation)
{
    for (struct thread *t = thread_first(); t; t = t->next)
        if (!t->is_parked || t->waiting_for == instance ||
            chain_names(t->block.frame, instance, generation))
            arch_unpark(t);
}

void kill_instance(struct instance *instance, uint64_t generation)
{
    registry_enter();
    bool is_live = instance->state == INSTANCE_LIVE && instance->generation == generation;
    if (is_live) {
        __atomic_store_n(&instance->shared.generation, 0, __ATOMIC_SEQ_CST);
        instance->died_in_round = grace_current_round();
        instance->state = INSTANCE_DYING;
        if (instance->domain && instance->domain->instance == instance)
            instance->domain->instance = 0;
        wake_waiters(instance, generation);
    }
    registry_leave();
    if (is_live)
        reaper_wake();
}
