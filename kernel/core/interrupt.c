/* Ticks, and the interrupts that an unloader sends. Killing acts on a thread
 * only while its PC is in the dead domain's own text: services and proxies are
 * left to their end, where the same questions are asked again (service.c,
 * return_to_dead). */
#include "core/chain.h"
#include "core/fault.h"
#include "core/grace.h"
#include "core/thread.h"
#include "core/unwind.h"
#include "status.h"

static void count_tick(struct sd_frame *frame)
{
    if (frame->ticks < UINT32_MAX - 1)
        frame->ticks++;
}

void core_interrupt(struct arch_context *context, bool is_tick)
{
    struct thread *thread = arch_current();
    if (!thread)
        return;
    grace_answer();
    struct sd_frame *frame = thread->block.frame;
    if (!frame)
        return;
    if (is_tick)
        count_tick(frame);
    struct instance *instance = chain_running(frame);
    uintptr_t pc = arch_context_pc(context);
    if (thread->block.in_kernel || !instance || !instance_runs_at(instance, pc))
        return;
    bool is_dead = !instance_is_live(frame->callee, frame->generation);
    if (!is_dead && !fault_is_overdue(thread))
        return;
    __atomic_store_n(&thread->block.in_kernel, 1, __ATOMIC_RELEASE);
    if (!is_dead)
        fault_at_function(thread, FAULT_TIMEOUT, pc);
    unwind_interrupted(thread, context, SD_CRASHED);
}
