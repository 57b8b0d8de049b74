/* Ownership in the shared heap; upholds I6. Dropping is in shared_drop.c. */
#include "core/shared_heap.h"

#include <string.h>

#include "core/print.h"
#include "core/shared_spans.h"
#include "core/types.h"

struct arch_lock shared_heap_lock;

/* The payer of an object, 0 when that instance is gone. */
static struct instance *payer_of(const struct sd_rref_header *header)
{
    struct instance *payer = instance_of(header->owner);
    return payer->generation == header->owner_generation ? payer : 0;
}

static void charge(struct sd_rref_header *header, struct instance *payer)
{
    header->owner = &payer->shared;
    header->owner_generation = payer->generation;
    payer->shared_bytes += sizeof *header + header->size_bytes;
    payer->rref_count++;
}

void shared_heap_uncharge(struct sd_rref_header *header)
{
    struct instance *payer = payer_of(header);
    if (!payer)
        return;
    payer->shared_bytes -= sizeof *header + header->size_bytes;
    payer->rref_count--;
}

static void link_root(struct sd_rref_header *header, struct instance *owner)
{
    header->parent = 0;
    header->prev = 0;
    header->next = owner->roots;
    if (owner->roots)
        owner->roots->prev = header;
    owner->roots = header;
}

void shared_heap_unlink_root(struct sd_rref_header *header)
{
    if (header->prev)
        header->prev->next = header->next;
    else
        instance_of(header->owner)->roots = header->next;
    if (header->next)
        header->next->prev = header->prev;
    header->next = header->prev = 0;
}

uint64_t shared_heap_element_count(const struct sd_rref_header *header)
{
    const struct sd_type_desc *type = header->type;
    if (!type->element_size_bytes)
        return 0;
    return (header->size_bytes - type->size_bytes) / type->element_size_bytes;
}

static bool size_of(const struct sd_type_desc *type, uint64_t count, uint64_t *bytes)
{
    uint64_t elements_bytes;
    if (!type->element_size_bytes && count)
        return false;
    return !__builtin_mul_overflow(count, (uint64_t)type->element_size_bytes, &elements_bytes) &&
           !__builtin_add_overflow(elements_bytes, (uint64_t)type->size_bytes, bytes) &&
           *bytes < UINT64_MAX / 2;
}

void *shared_heap_alloc(struct instance *owner, const struct sd_type_desc *type, uint64_t count)
{
    uint64_t bytes;
    const struct sd_type_desc *known = type_intern(type);
    if (!known || !size_of(known, count, &bytes))
        return 0;
    uint64_t total = bytes + sizeof(struct sd_rref_header);
    bool is_zeroed = true;
    shared_heap_enter();
    struct sd_rref_header *header = 0;
    if (total <= owner->quotas.shared_bytes &&
        owner->shared_bytes <= owner->quotas.shared_bytes - total &&
        owner->rref_count < owner->quotas.rrefs)
        header = spans_alloc(total, &is_zeroed);
    if (header) {
        header->size_bytes = bytes;
        header->type = known;
        charge(header, owner);
        link_root(header, owner);
        if (!is_zeroed)
            memset(header + 1, 0, bytes);
        if (known->element_size_bytes)
            memcpy(header + 1, &count, sizeof count);
        header->magic = SD_RREF_MAGIC;
    }
    shared_heap_leave();
    return header ? shared_heap_object(header) : 0;
}

void shared_heap_give(void *object, struct instance *to)
{
    shared_heap_enter();
    struct sd_rref_header *header = spans_find(object);
    if (!header || header->parent)
        panic("I6: object %p given away is not a root", object);
    shared_heap_unlink_root(header);
    shared_heap_uncharge(header);
    charge(header, to);
    link_root(header, to);
    shared_heap_leave();
}

static const struct sd_rref_header *root_of(const struct sd_rref_header *header)
{
    while (header->parent)
        header = header->parent;
    return header;
}

struct sd_instance *shared_heap_owner(const void *object, uint64_t *generation)
{
    const struct sd_rref_header *header = spans_find(object);
    if (!header)
        return 0;
    const struct sd_rref_header *root = root_of(header);
    *generation = root->owner_generation;
    return root->owner;
}

static bool is_among(const uint32_t *offsets, uint32_t count, uint64_t offset)
{
    for (uint32_t i = 0; i < count; i++)
        if (offsets[i] == offset)
            return true;
    return false;
}

/* Whether an rref field of the object lies at `offset`. */
static bool is_rref_field(const struct sd_rref_header *header, uint64_t offset)
{
    const struct sd_type_desc *type = header->type;
    if (offset < type->size_bytes)
        return is_among(type->rref_offsets, type->rref_count, offset);
    if (!type->element_size_bytes || offset >= header->size_bytes)
        return false;
    return is_among(type->rref_offsets + type->rref_count, type->element_rref_count,
                    (offset - type->size_bytes) % type->element_size_bytes);
}

static bool is_root_of(const struct sd_rref_header *header, const struct instance *owner)
{
    return !header->parent && header->owner == &owner->shared &&
           header->owner_generation == owner->generation;
}

/* May `child` (0: nothing) be put into that field? It must be a root, so a
 * cycle can only arise when it is the root of `parent` itself. */
static bool may_exchange(const struct instance *caller, const struct sd_rref_header *parent,
                         uint64_t offset, const struct sd_rref_header *child)
{
    const struct sd_rref_header *root = root_of(parent);
    return is_root_of(root, caller) && is_rref_field(parent, offset) &&
           (!child || (is_root_of(child, caller) && child != root));
}

void *shared_heap_exchange(struct instance *caller, void *parent, void **slot, void *child,
                           int *refused)
{
    void *old = 0;
    shared_heap_enter();
    struct sd_rref_header *outer = spans_find(parent);
    struct sd_rref_header *inner = child ? spans_find(child) : 0;
    bool is_allowed = outer && (!child || inner) &&
                      may_exchange(caller, outer, (uintptr_t)slot - (uintptr_t)parent, inner);
    if (is_allowed) {
        old = *slot;
        *slot = child;
        if (inner) {
            shared_heap_unlink_root(inner);
            inner->parent = outer;
        }
        struct sd_rref_header *taken = old ? spans_find(old) : 0;
        if (old && (!taken || taken->parent != outer))
            panic("I6: field of %p held %p, which is not its child", parent, old);
        if (taken) {
            shared_heap_uncharge(taken);
            charge(taken, caller);
            link_root(taken, caller);
        }
    }
    shared_heap_leave();
    *refused = !is_allowed;
    return old;
}
