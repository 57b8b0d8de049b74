/* Mutexes of a domain, slow path. The word lies in the domain's memory and
 * vanishes with it; libsdrt takes a free one and gives up one that nobody waits
 * for by itself. */
#ifndef CORE_MUTEX_H
#define CORE_MUTEX_H

#include "core/instance.h"

/* Waits until the word is the current thread's. SD_OK: held. SD_DEADLOCK: it
 * would wait for ever. SD_DEAD: the generation died. */
[[nodiscard]] int mutex_wait(struct instance *instance, uint64_t generation, uint64_t *word);
/* Gives the word up, if it is the current thread's, and wakes the oldest waiter. */
void mutex_wake(struct instance *instance, uint64_t *word);

#endif
