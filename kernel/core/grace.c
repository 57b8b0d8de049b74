/* See grace.h; upholds I4: memory of an instance is returned only after a round
 * that began after its death found no frame that names it. */
#include "core/grace.h"

#include "core/chain.h"
#include "core/registry.h"
#include "core/thread.h"

enum { POLLS_BEFORE_SLEEP = 64, POLL_NS = 200000 };

static uint64_t round_number; /* atomic */

uint64_t grace_current_round(void)
{
    return __atomic_load_n(&round_number, __ATOMIC_ACQUIRE);
}

static void answer(struct thread *thread, uint64_t round)
{
    chain_mark_named(__atomic_load_n(&thread->block.frame, __ATOMIC_ACQUIRE), round);
    __atomic_store_n(&thread->answered_round, round, __ATOMIC_RELEASE);
}

void grace_answer(void)
{
    struct thread *self = arch_current();
    uint64_t round = grace_current_round();
    if (__atomic_load_n(&self->answered_round, __ATOMIC_ACQUIRE) != round)
        answer(self, round);
}

static bool has_answered(const struct thread *thread, uint64_t round)
{
    return __atomic_load_n(&thread->answered_round, __ATOMIC_ACQUIRE) == round;
}

/* Asks all threads that have not answered; returns how many are left. */
static unsigned ask(uint64_t round)
{
    unsigned left = 0;
    struct thread *self = arch_current();
    registry_enter();
    for (struct thread *t = thread_first(); t; t = t->next) {
        if (t == self || t->state == THREAD_FINISHED || has_answered(t, round))
            continue;
        if (t->is_parked) {
            answer(t, round);
            continue;
        }
        arch_interrupt(t);
        left++;
    }
    registry_leave();
    return left;
}

void grace_round(void)
{
    uint64_t round = __atomic_add_fetch(&round_number, 1, __ATOMIC_SEQ_CST);
    arch_barrier_all();
    for (unsigned poll = 0; ask(round); poll++) {
        if (poll < POLLS_BEFORE_SLEEP)
            arch_yield();
        else
            thread_park(arch_now_ns() + POLL_NS);
    }
}

bool grace_is_over(const struct instance *instance)
{
    return __atomic_load_n(&instance->named_in_round, __ATOMIC_ACQUIRE) <
               grace_current_round() &&
           instance->died_in_round < grace_current_round() && instance->thread_count == 0;
}
