/* The lock of everything that is looked up: instances, domains, threads,
 * capabilities, monitors' slow path. Held for short walks, never while a domain
 * runs, never while waiting; taken before shared_heap_lock if both are. */
#ifndef CORE_REGISTRY_H
#define CORE_REGISTRY_H

#include "arch/arch.h"

extern struct arch_lock registry_lock;

static inline void registry_enter(void)
{
    arch_lock(&registry_lock);
}

static inline void registry_leave(void)
{
    arch_unlock(&registry_lock);
}

#endif
