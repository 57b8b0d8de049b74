/* The pool of interface references; upholds I7. */
#include "core/capability.h"

#include <string.h>

#include "arch/arch.h"
#include "core/registry.h"

enum { PER_BLOCK = 128 };

struct block {
    struct block *next;
    struct capability records[PER_BLOCK];
};

/* Under registry_lock. Blocks are never freed: records are type-stable. */
static struct block *blocks;
static struct capability *free_list;
static struct capability *kernel_held;

static struct capability **list_of(struct instance *holder)
{
    return holder ? &holder->capabilities : &kernel_held;
}

static void link_to(struct capability *capability, struct instance *holder)
{
    struct capability **list = list_of(holder);
    capability->holder = holder;
    capability->previous = 0;
    capability->next = *list;
    if (*list)
        (*list)->previous = capability;
    *list = capability;
}

static void unlink_from_holder(struct capability *capability)
{
    if (capability->previous)
        capability->previous->next = capability->next;
    else
        *list_of(capability->holder) = capability->next;
    if (capability->next)
        capability->next->previous = capability->previous;
}

static bool add_block(void)
{
    struct block *block = arch_kernel_alloc(sizeof *block);
    if (!block)
        return false;
    block->next = blocks;
    blocks = block;
    for (unsigned i = 0; i < PER_BLOCK; i++) {
        block->records[i].next = free_list;
        free_list = &block->records[i];
    }
    return true;
}

static struct capability *take_record(struct instance *holder, struct instance *callee,
                                      uint64_t generation, const void *const *methods,
                                      const uint8_t *fingerprint)
{
    if (!free_list && !add_block())
        return 0;
    struct capability *capability = free_list;
    free_list = capability->next;
    capability->is_used = true;
    capability->shared.methods = methods;
    capability->shared.callee = &callee->shared;
    memcpy(capability->fingerprint, fingerprint, sizeof capability->fingerprint);
    link_to(capability, holder);
    __atomic_store_n(&capability->shared.generation, generation, __ATOMIC_RELEASE);
    return capability;
}

struct capability *capability_new(struct instance *holder, struct instance *callee,
                                  const void *const *methods, const uint8_t *fingerprint)
{
    registry_enter();
    struct capability *made =
        take_record(holder, callee, callee->generation, methods, fingerprint);
    registry_leave();
    return made;
}

struct capability *capability_copy(struct instance *holder, const struct capability *from)
{
    registry_enter();
    struct capability *made =
        take_record(holder, instance_of(from->shared.callee), from->shared.generation,
                    from->shared.methods, from->fingerprint);
    registry_leave();
    return made;
}

static struct capability *record_at(const struct sd_cap *shared)
{
    for (struct block *block = blocks; block; block = block->next) {
        uintptr_t offset = (uintptr_t)shared - (uintptr_t)block->records;
        if (offset < sizeof block->records && offset % sizeof(struct capability) == 0)
            return &block->records[offset / sizeof(struct capability)];
    }
    return 0;
}

struct capability *capability_held(struct instance *holder, const struct sd_cap *shared)
{
    registry_enter();
    struct capability *record = record_at(shared);
    if (record && (!record->is_used || record->holder != holder))
        record = 0;
    registry_leave();
    return record;
}

void capability_move(struct capability *capability, struct instance *to)
{
    registry_enter();
    unlink_from_holder(capability);
    link_to(capability, to);
    registry_leave();
}

static void put_back(struct capability *capability)
{
    unlink_from_holder(capability);
    __atomic_store_n(&capability->shared.generation, 0, __ATOMIC_RELEASE);
    capability->is_used = false;
    capability->holder = 0;
    capability->next = free_list;
    free_list = capability;
}

void capability_free(struct capability *capability)
{
    registry_enter();
    put_back(capability);
    registry_leave();
}

void capability_free_all(struct instance *holder)
{
    registry_enter();
    while (holder->capabilities)
        put_back(holder->capabilities);
    registry_leave();
}

uint64_t capability_count(void)
{
    uint64_t count = 0;
    for (const struct block *block = blocks; block; block = block->next)
        for (unsigned i = 0; i < PER_BLOCK; i++)
            count += block->records[i].is_used;
    return count;
}
