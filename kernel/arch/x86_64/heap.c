/* Kernel objects. Up to half a page: power-of-two size classes cut from single
 * frames, whose class stands in the frame's state. Larger: blocks of frames.
 * A frame once cut stays with its class, so the kernel's memory is bounded by
 * the most objects of each class that ever lived together. */
#include "memory_functions.h"
#include "port.h"

#define CLASS_FIRST 5u /* 32 bytes */
#define CLASS_LAST 11u /* 2048 bytes */
#define POISON 0xd5

struct free_object {
    struct free_object *next;
};

static struct arch_lock heap_lock;
static struct free_object *free_objects[CLASS_LAST + 1]; /* heap_lock */

static unsigned class_of(size_t bytes)
{
    unsigned size_class = CLASS_FIRST;
    while ((size_t)1 << size_class < bytes)
        size_class++;
    return size_class;
}

/* heap_lock held. */
static bool refill(unsigned size_class)
{
    uint8_t *frame = frames_alloc(0);
    if (!frame)
        return false;
    frames_set_class(frame, size_class);
    for (size_t at = 0; at < ARCH_PAGE_BYTES; at += (size_t)1 << size_class) {
        // SAFETY: a fresh frame, cut at multiples of the class size.
        struct free_object *object = (void *)(frame + at);
        object->next = free_objects[size_class];
        free_objects[size_class] = object;
    }
    return true;
}

static void *alloc_small(size_t bytes)
{
    unsigned size_class = class_of(bytes);
    arch_lock(&heap_lock);
    struct free_object *object = 0;
    if (free_objects[size_class] || refill(size_class)) {
        object = free_objects[size_class];
        free_objects[size_class] = object->next;
    }
    arch_unlock(&heap_lock);
    return object ? memset(object, 0, (size_t)1 << size_class) : 0;
}

void *arch_kernel_alloc(size_t bytes)
{
    if (bytes <= (size_t)1 << CLASS_LAST)
        return alloc_small(bytes);
    unsigned order = 0;
    while (order <= FRAME_MAX_ORDER && (size_t)ARCH_PAGE_BYTES << order < bytes)
        order++;
    void *block = order <= FRAME_MAX_ORDER ? frames_alloc(order) : 0;
    return block ? memset(block, 0, (size_t)ARCH_PAGE_BYTES << order) : 0;
}

void arch_kernel_free(void *start)
{
    if (!start)
        return;
    unsigned size_class = frames_class(start);
    if (!size_class) {
        frames_free(start);
        return;
    }
    if ((uintptr_t)start % ((size_t)1 << size_class))
        port_panic("freed the inside of a kernel object: address, class:", (uintptr_t)start,
                   size_class);
    struct free_object *object = memset(start, POISON, (size_t)1 << size_class);
    arch_lock(&heap_lock);
    object->next = free_objects[size_class];
    free_objects[size_class] = object;
    arch_unlock(&heap_lock);
}
