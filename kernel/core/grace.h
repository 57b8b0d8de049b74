/* The grace period: how the kernel learns that no thread is in an instance any
 * more, without a counter on the path of a call.
 *
 * A round asks every thread to look at its own chain, in interrupt context, and
 * to mark the instances that it names. A parked thread's chain stands still and
 * is walked here, under registry_lock. When all have answered, what is not
 * marked is named by nobody, and cannot be named again: its generation was
 * cleared before the round, and a call checks that after publishing. */
#ifndef CORE_GRACE_H
#define CORE_GRACE_H

#include "core/instance.h"

/* The round under way or last over; atomic. A later one begins after this call. */
uint64_t grace_current_round(void);
/* Runs one round: returns when every thread has answered. Reaper only. */
void grace_round(void);
/* Whether the round found a dying instance unnamed, and no thread belongs to
 * it. Under registry_lock. */
bool grace_is_over(const struct instance *instance);

/* The current thread, in interrupt context, answers the round if there is one. */
void grace_answer(void);

#endif
