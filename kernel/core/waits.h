/* The graph of waits: a thread waits for the monitor of an instance, for a
 * mutex of a domain, or for both; each is held by at most one thread. */
#ifndef CORE_WAITS_H
#define CORE_WAITS_H

#include "core/instance.h"

/* A mutex word: the holder's thread block, or 0; the lowest bit says that
 * somebody waits. */
#define WAITS_CONTENDED ((uint64_t)1)

/* All under registry_lock. */

/* The thread inside a serialised instance; 0: none. */
struct thread *waits_holder(struct instance *instance);
/* The thread that holds the mutex; 0: none. */
struct thread *waits_mutex_holder(const uint64_t *word);
/* `from` is `self`, or waits for it, directly or through others. */
bool waits_lead_to(struct thread *from, const struct thread *self);

#endif
