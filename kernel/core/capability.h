/* Interface references. A record is type-stable and kernel-owned; it belongs to
 * one holder at a time and stands in the holder's list. A freed record has
 * generation 0, so a call through a stale pointer meets SD_DEAD. */
#ifndef CORE_CAPABILITY_H
#define CORE_CAPABILITY_H

#include <stdbool.h>
#include <stdint.h>

#include "core/instance.h"

struct capability {
    struct sd_cap shared; /* first: what proxies read */
    uint8_t fingerprint[SD_FINGERPRINT_BYTES];

    /* under registry_lock */
    bool is_used;
    struct instance *holder; /* 0: the kernel */
    struct capability *next, *previous; /* holder's list, or free list */
};

/* All functions take registry_lock. */

/* A reference into the live instance `callee`; 0: out of memory. */
struct capability *capability_new(struct instance *holder, struct instance *callee,
                                  const void *const *methods, const uint8_t *fingerprint);
/* A second reference for `holder` (0: the kernel); 0: out of memory. */
struct capability *capability_copy(struct instance *holder, const struct capability *from);
/* The record that `shared` is, if it is one that `holder` holds; else 0. Any
 * address may be passed. */
struct capability *capability_held(struct instance *holder, const struct sd_cap *shared);
/* Moves a reference to another holder. */
void capability_move(struct capability *capability, struct instance *to);
void capability_free(struct capability *capability);
/* Frees all that `holder` holds. */
void capability_free_all(struct instance *holder);
/* Counted by walking the pool. The lock is held by the caller. */
uint64_t capability_count(void);

#endif
