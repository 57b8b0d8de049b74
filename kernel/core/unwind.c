/* See unwind.h. */
#include "core/unwind.h"

#include "core/print.h"

/* The frame to resume; the thread is out of the kernel when it runs there (the
 * kernel's own continuation sets in_kernel again). */
static const struct sd_frame *leave_kernel(struct thread *thread)
{
    const struct sd_frame *frame = thread->block.frame;
    if (!frame || !frame->resume_pc)
        panic("I3: thread %p has no frame to resume", (void *)thread);
    __atomic_store_n(&thread->block.in_kernel, 0, __ATOMIC_RELEASE);
    return frame;
}

void unwind_interrupted(struct thread *thread, struct arch_context *context, int status)
{
    const struct sd_frame *frame = leave_kernel(thread);
    arch_context_resume(context, frame->resume_pc, frame->rsp, (uint64_t)status);
}

void unwind_service(struct thread *thread, int status)
{
    const struct sd_frame *frame = leave_kernel(thread);
    arch_resume(frame->resume_pc, frame->rsp, (uint64_t)status);
}
