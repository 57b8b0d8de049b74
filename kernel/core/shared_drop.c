/* The drop of a tree, driven by the type descriptors. Objects that wait for
 * their turn are linked through their headers, so the depth of a tree costs
 * neither stack nor memory; the lock is released every few objects, so the size
 * of a tree costs others no time. Objects on the work list are reachable for
 * nobody else: their root was unlinked first. */
#include "core/print.h"
#include "core/shared_heap.h"
#include "core/shared_spans.h"

enum { OBJECTS_PER_HOLD = 64 };

static void push_child(struct sd_rref_header *parent, uint64_t offset,
                       struct sd_rref_header **work)
{
    // SAFETY: an aligned rref field inside the object (type_intern).
    void *child = *(void **)(shared_heap_object(parent) + offset);
    if (!child)
        return;
    struct sd_rref_header *header = spans_find(child);
    if (!header || header->parent != parent)
        panic("I6: field of %p held %p, which is not its child", (void *)(parent + 1), child);
    header->next = *work;
    *work = header;
}

static void push_children(struct sd_rref_header *header, struct sd_rref_header **work)
{
    const struct sd_type_desc *type = header->type;
    for (uint32_t i = 0; i < type->rref_count; i++)
        push_child(header, type->rref_offsets[i], work);
    if (!type->element_rref_count)
        return;
    const uint32_t *offsets = type->rref_offsets + type->rref_count;
    uint64_t count = shared_heap_element_count(header);
    for (uint64_t element = 0; element < count; element++)
        for (uint32_t i = 0; i < type->element_rref_count; i++)
            push_child(header, type->size_bytes + element * type->element_size_bytes + offsets[i],
                       work);
}

static void drop_tree(struct sd_rref_header *root)
{
    struct sd_rref_header *work = root;
    while (work) {
        shared_heap_enter();
        for (unsigned i = 0; i < OBJECTS_PER_HOLD && work; i++) {
            struct sd_rref_header *header = work;
            work = header->next;
            push_children(header, &work);
            shared_heap_uncharge(header);
            spans_free(header);
        }
        shared_heap_leave();
    }
}

bool shared_heap_drop(struct instance *owner, void *object)
{
    shared_heap_enter();
    struct sd_rref_header *header = spans_find(object);
    bool is_root = header && !header->parent && header->owner == &owner->shared &&
                   header->owner_generation == owner->generation;
    if (is_root)
        shared_heap_unlink_root(header);
    shared_heap_leave();
    if (is_root)
        drop_tree(header);
    return is_root;
}

void shared_heap_drop_all(struct instance *owner)
{
    for (;;) {
        shared_heap_enter();
        struct sd_rref_header *root = owner->roots;
        if (root)
            shared_heap_unlink_root(root);
        shared_heap_leave();
        if (!root)
            return;
        drop_tree(root);
    }
}
