/* The order matters only at the end: the record is reused when nothing refers
 * to what it described. */
#include "core/reclaim.h"

#include "core/capability.h"
#include "core/exports.h"
#include "core/loader.h"
#include "core/print.h"
#include "core/shared_heap.h"

void reclaim_instance(struct instance *instance)
{
    if (instance->waiters || instance->mutex_waiters || instance->shared.monitor)
        panic("I4: instance %lu is reclaimed with its monitor in use", instance->generation);
    exports_release(instance);
    capability_free_all(instance);
    shared_heap_drop_all(instance);
    private_heap_release(&instance->heap);
    loader_unmap(&instance->image);
    instance_retire(instance);
}
