/* See thread_locals.h. Upholds I8: a block is a page range of its instance, and
 * goes back with it or with the thread, whichever ends first; which of the two,
 * is decided under registry_lock. */
#include "core/thread_locals.h"

#include "arch/arch.h"
#include "core/print.h"
#include "core/private_heap.h"
#include "core/registry.h"

struct thread_locals {
    struct thread_locals *next;
    struct instance *instance;
    uint64_t generation;
    void *block;
    size_t pages;
};

/* The entry of the generation; else one whose instance died, to be used anew. */
static struct thread_locals *find(struct thread *thread, uint64_t generation)
{
    struct thread_locals *stale = 0;
    for (struct thread_locals *l = thread->locals; l; l = l->next) {
        if (l->generation == generation)
            return l;
        if (!instance_is_live(&l->instance->shared, l->generation))
            stale = l;
    }
    return stale;
}

static struct thread_locals *make_entry(struct thread *thread)
{
    struct thread_locals *made = arch_kernel_alloc(sizeof *made);
    if (made) {
        made->next = thread->locals;
        thread->locals = made;
    }
    return made;
}

void *thread_locals_get(struct instance *instance, uint64_t generation, size_t bytes,
                        bool *is_new)
{
    struct thread *self = arch_current();
    struct thread_locals *entry = find(self, generation);
    *is_new = !entry || entry->generation != generation;
    if (*is_new) {
        size_t pages = (bytes + ARCH_PAGE_BYTES - 1) / ARCH_PAGE_BYTES;
        void *block = private_heap_alloc(&instance->heap, pages,
                                         instance->quotas.heap_bytes / ARCH_PAGE_BYTES);
        if (block && !entry)
            entry = make_entry(self);
        if (!entry && block && !private_heap_free(&instance->heap, block, pages))
            panic("I8: the thread-locals at %p are no range of their instance", block);
        if (!block || !entry)
            return 0;
        entry->instance = instance;
        entry->generation = generation;
        entry->block = block;
        entry->pages = pages;
    }
    self->block.locals = entry->block;
    self->block.locals_generation = generation;
    return entry->block;
}

static void release(const struct thread_locals *entry)
{
    struct instance *instance = entry->instance;
    registry_enter();
    /* A dying instance's range may be taken back by both: here, or by its end. */
    bool is_ours = instance->state != INSTANCE_FREE &&
                   instance->generation == entry->generation &&
                   private_heap_forget(&instance->heap, (uintptr_t)entry->block, entry->pages);
    registry_leave();
    if (!is_ours)
        return;
    arch_unmap(entry->block, entry->pages);
    arch_release(entry->block, entry->pages);
}

void thread_locals_release(struct thread *thread)
{
    thread->block.locals_generation = 0;
    while (thread->locals) {
        struct thread_locals *entry = thread->locals;
        thread->locals = entry->next;
        release(entry);
        arch_kernel_free(entry);
    }
}
