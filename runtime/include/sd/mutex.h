/* Mutexes (contract header, wraps libsdrt and kernel services).
 *
 * A struct sd_mutex that is all zero is not locked. sd_lock waits until the
 * mutex is free and returns its token; sd_unlock uses the token up. While the
 * token lives, what is __guarded_by that mutex may be reached, and only then.
 * Waiting for a mutex that this thread holds, or that is held by a thread that
 * waits for this one, ends the domain with the fault `deadlock`. */
#ifndef SD_MUTEX_H
#define SD_MUTEX_H

#include <sdc.h>
#include <stdint.h>

struct sd_mutex {
    uint64_t sd_holder; /* the runtime's alone */
};

struct sd_guard; /* the token: a local or a parameter, never kept elsewhere */

struct sd_guard *__owned sd_lock(struct sd_mutex *m);
void sd_unlock(struct sd_guard *__owned guard);

#endif
