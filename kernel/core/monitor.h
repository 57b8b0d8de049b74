/* The monitor of a serialised domain, slow path. Proxies take and leave it with
 * one compare-and-swap (abi/call.h); here a thread waits, or is told why it must
 * not. */
#ifndef CORE_MONITOR_H
#define CORE_MONITOR_H

#include "core/instance.h"

/* Waits for the monitor of the generation. SD_OK: held. SD_DEAD: the instance,
 * or the one that wants to enter it, died. SD_DEADLOCK: waiting would close a
 * cycle. SD_REENTRY: this thread holds it. */
[[nodiscard]] int monitor_wait(struct instance *instance, uint64_t generation);
/* Gives the monitor up, if this thread holds it, and wakes a waiter. */
void monitor_release(struct instance *instance);
/* Wakes the oldest waiter; the monitor was already given up. */
void monitor_wake_next(struct instance *instance);

/* Around a wait inside a service: others may enter the instance meanwhile; with
 * a concurrent one there is nothing to do. The thread counts as one that waits for the monitor, so that nobody waits for it
 * in a circle. */
void monitor_suspend(struct instance *instance);
/* Takes it again, unless the generation died. */
void monitor_resume(struct instance *instance, uint64_t generation);

#endif
