/* See types.h. Guarded by shared_heap_lock. */
#include "core/types.h"

#include <stdbool.h>
#include <string.h>

#include "arch/arch.h"
#include "core/shared_heap.h"

enum { BUCKETS = 256, OFFSETS_MAX = 1024, NAME_MAX_BYTES = 64 };

struct type_entry {
    struct sd_type_desc type;
    struct type_entry *next;
    char name[NAME_MAX_BYTES];
    uint32_t offsets[];
};

static struct type_entry *buckets[BUCKETS];

static bool offsets_fit(const uint32_t *offsets, uint32_t count, uint32_t size_bytes)
{
    for (uint32_t i = 0; i < count; i++)
        if (offsets[i] % sizeof(void *) || size_bytes < sizeof(void *) ||
            offsets[i] > size_bytes - sizeof(void *))
            return false;
    return true;
}

static bool is_well_formed(const struct sd_type_desc *type)
{
    if (type->rref_count > OFFSETS_MAX || type->element_rref_count > OFFSETS_MAX)
        return false;
    if (type->element_size_bytes && type->size_bytes < sizeof(uint64_t))
        return false;
    return offsets_fit(type->rref_offsets, type->rref_count, type->size_bytes) &&
           offsets_fit(type->rref_offsets + type->rref_count, type->element_rref_count,
                       type->element_size_bytes);
}

static bool is_same(const struct sd_type_desc *a, const struct sd_type_desc *b)
{
    return a->size_bytes == b->size_bytes && a->element_size_bytes == b->element_size_bytes &&
           a->rref_count == b->rref_count && a->element_rref_count == b->element_rref_count &&
           !memcmp(a->rref_offsets, b->rref_offsets,
                   (a->rref_count + a->element_rref_count) * sizeof *a->rref_offsets);
}

static struct type_entry *copy_of(const struct sd_type_desc *type)
{
    size_t offsets_bytes = (type->rref_count + type->element_rref_count) * sizeof(uint32_t);
    struct type_entry *entry = arch_kernel_alloc(sizeof *entry + offsets_bytes);
    if (!entry)
        return 0;
    entry->type = *type;
    for (unsigned i = 0; type->name && i < NAME_MAX_BYTES - 1 && type->name[i]; i++)
        entry->name[i] = type->name[i];
    if (offsets_bytes)
        memcpy(entry->offsets, type->rref_offsets, offsets_bytes);
    entry->type.name = entry->name;
    entry->type.rref_offsets = entry->offsets;
    return entry;
}

const struct sd_type_desc *type_intern(const struct sd_type_desc *type)
{
    if (!is_well_formed(type))
        return 0;
    shared_heap_enter();
    struct type_entry **bucket = &buckets[type->fingerprint[0]];
    struct type_entry *entry = *bucket;
    while (entry && memcmp(entry->type.fingerprint, type->fingerprint, sizeof type->fingerprint))
        entry = entry->next;
    if (!entry) {
        entry = copy_of(type);
        if (entry) {
            entry->next = *bucket;
            *bucket = entry;
        }
    } else if (!is_same(&entry->type, type)) {
        entry = 0;
    }
    shared_heap_leave();
    return entry ? &entry->type : 0;
}
