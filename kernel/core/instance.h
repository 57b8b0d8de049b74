/* Instances: one life of a domain, from its load to the return of its memory.
 *
 * Records are type-stable: they are reused for later instances, never for
 * anything else, so a stale pointer in a frame, a capability or an rref header
 * reads a generation that differs (I1). Generations count up for the whole
 * system and are never reused. */
#ifndef CORE_INSTANCE_H
#define CORE_INSTANCE_H

#include <stdbool.h>
#include <stdint.h>

#include "call.h"
#include "core/private_heap.h"
#include "image.h"
#include "image/elf_reader.h"
#include "rref.h"

struct capability;
struct domain;
struct thread;

enum instance_state { INSTANCE_FREE, INSTANCE_LIVE, INSTANCE_DYING };

/* What the kernel keeps of a loaded image; checked copies, so that nothing in
 * the domain's writable memory is trusted later. */
struct loaded_image {
    uintptr_t start; /* reservation, guard pages included */
    size_t reserved_pages;
    uintptr_t base;
    size_t span_bytes;
    size_t mapped_pages;
    struct {
        uintptr_t start, end;
    } segments[IMAGE_SEGMENTS_MAX];
    uint32_t segment_count;
    uintptr_t text_start, text_end;   /* all executable segments */
    uintptr_t proxy_start, proxy_end; /* trusted part of the text */
    struct sd_domain_header header;
};

struct instance {
    struct sd_instance shared; /* first: what proxies read */

    /* written before the instance goes live, constant until it is free again */
    uint64_t generation;
    struct domain *domain; /* 0: the host itself (libsd) */
    struct loaded_image image;
    struct quotas quotas;

    /* under registry_lock */
    enum instance_state state;
    struct instance *next; /* all records, in order of their making */
    struct private_heap heap;
    struct capability *capabilities; /* held by this instance */
    struct capability **exports;     /* one per export of the manifest; held by the kernel */
    struct thread *waiters;          /* of the monitor, oldest first */
    struct thread *mutex_waiters;    /* of all its mutexes, oldest first */
    uint64_t died_in_round;          /* of the grace period; a later one must pass */
    uint32_t thread_count;           /* threads that began here, until they are joined */

    /* under shared_heap_lock */
    struct sd_rref_header *roots;
    uint64_t shared_bytes;
    uint32_t rref_count;

    /* atomic: last round of the grace period in which a frame named this */
    uint64_t named_in_round;
};

/* A record with a new generation, live from now on; 0: out of memory. */
struct instance *instance_new(struct domain *domain, const struct quotas *quotas,
                              bool is_concurrent);
/* Puts a record back whose memory is all returned. */
void instance_retire(struct instance *instance);
/* First record; the rest through `next`. Take registry_lock to walk. */
struct instance *instance_first(void);

static inline struct instance *instance_of(struct sd_instance *shared)
{
    // SAFETY: every sd_instance is the first member of a type-stable record (I1).
    return (struct instance *)shared;
}

/* Whether the instance that `generation` named is still the live one. */
static inline bool instance_is_live(const struct sd_instance *shared, uint64_t generation)
{
    return __atomic_load_n(&shared->generation, __ATOMIC_ACQUIRE) == generation;
}

/* End of the segment that holds the address; 0: none does. */
uintptr_t loaded_image_segment_end(const struct loaded_image *image, uintptr_t address);

/* PC in the domain's own text: not in a proxy, not in the kernel. */
bool instance_runs_at(const struct instance *instance, uintptr_t pc);

#endif
