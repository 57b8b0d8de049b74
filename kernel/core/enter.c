/* See enter.h. The same order as in a proxy (abi/call.h): fill the frame,
 * publish it, compare the generation, take the monitor, enter. The caller of
 * the frame is 0, the kernel: it never dies, so unwinding stops here at last. */
#include "core/enter.h"

#include "core/monitor.h"
#include "core/thread.h"
#include "status.h"

/* Domain code goes on below whatever already stands on the domain stack. */
static uintptr_t stack_for(const struct thread *self)
{
    uintptr_t outer = self->block.service_rsp;
    return outer ? outer & ~(uintptr_t)15 : self->stack_top;
}

static int enter_published(struct sd_frame *frame, uintptr_t stack, enter_fn fn, void *first,
                           void *second)
{
    struct instance *instance = instance_of(frame->callee);
    if (!instance_is_live(frame->callee, frame->generation))
        return SD_DEAD;
    if (!frame->callee->is_concurrent) {
        int status = monitor_wait(instance, frame->generation);
        if (status != SD_OK)
            return status;
        frame->holds_monitor = 1;
    }
    frame->state = SD_FRAME_ENTERED;
    int status = arch_enter_domain(frame, stack, fn, first, second);
    if (frame->holds_monitor)
        monitor_release(instance);
    return status;
}

int enter_instance(struct instance *instance, uint64_t generation, enter_fn fn, void *first,
                   void *second, bool is_timed)
{
    struct thread *self = arch_current();
    uintptr_t stack = stack_for(self);
    if (stack < self->block.stack_limit + instance->shared.headroom_bytes)
        return SD_NO_STACK;
    struct sd_frame frame = {
        .previous = self->block.frame,
        .callee = &instance->shared,
        .generation = generation,
        .ticks = is_timed ? 0 : ENTER_UNTIMED,
    };
    __atomic_store_n(&self->block.frame, &frame, __ATOMIC_SEQ_CST);
    int status = enter_published(&frame, stack, fn, first, second);
    __atomic_store_n(&self->block.frame, frame.previous, __ATOMIC_RELEASE);
    return status;
}
