/* Shared heap, and what only proxies call. */
#include "core/monitor.h"
#include "core/print.h"
#include "core/service.h"
#include "core/shared_heap.h"
#include "core/thread.h"
#include "core/unwind.h"
#include "status.h"

void *service_rref_alloc(const struct sd_type_desc *type, uint64_t count)
{
    return shared_heap_alloc(thread_instance(), type, count);
}

void service_rref_free(void *object)
{
    if (object && !shared_heap_drop(thread_instance(), object))
        panic("I6: object %p is freed, which is no root of the caller", object);
}

void *service_rref_exchange(void *parent, void **slot, void *child, int *refused)
{
    return shared_heap_exchange(thread_instance(), parent, slot, child, refused);
}

void service_rref_give(void *object, struct sd_instance *to)
{
    if (object) /* a nullable argument may be null */
        shared_heap_give(object, instance_of(to));
}

/* The proxy's frame is published: it names the generation to be entered. */
int service_monitor_enter(struct sd_instance *callee)
{
    return monitor_wait(instance_of(callee), arch_current()->block.frame->generation);
}

void service_monitor_leave(struct sd_instance *callee)
{
    monitor_wake_next(instance_of(callee));
}

/* The proxy has unpublished its frame; what is innermost now called the dead. */
void service_return_to_dead(void)
{
    unwind_service(arch_current(), SD_CRASHED);
}
