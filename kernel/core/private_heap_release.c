/* The end of a private heap: every range goes back whole, without destructors.
 * A file of its own, so that a test can seed a leak here and see it found. */
#include "arch/arch.h"
#include "core/private_heap.h"
#include "core/registry.h"

void private_heap_release(struct private_heap *heap)
{
    registry_enter();
    struct private_heap gone = *heap;
    *heap = (struct private_heap){0};
    registry_leave();
    for (size_t i = 0; i < gone.capacity; i++) {
        if (!gone.ranges[i].start)
            continue;
        // SAFETY: no frame names the instance any more (I4), so nobody uses the pages.
        void *start = (void *)gone.ranges[i].start;
        arch_unmap(start, gone.ranges[i].pages);
        arch_release(start, gone.ranges[i].pages);
    }
    arch_kernel_free(gone.ranges);
}
