/* Threads and time. */
#include "core/chain.h"
#include "core/enter.h"
#include "core/monitor.h"
#include "core/service.h"
#include "core/thread.h"
#include "status.h"

static void thread_of_domain(struct thread *self)
{
    // SAFETY: an entry of type void (*)(void *) ignores the second argument and
    // leaves no status; the status is not used.
    enter_fn entry = (enter_fn)(void *)self->entry;
    int status =
        enter_instance(self->owner, self->owner_generation, entry, self->argument, 0, false);
    (void)status;
}

int service_thread_spawn(void (*entry)(void *), void *argument)
{
    const struct sd_frame *frame = arch_current()->block.frame;
    return thread_start(thread_of_domain, chain_running(frame), chain_running_generation(frame),
                        entry, argument);
}

int service_yield(void)
{
    struct instance *caller = thread_instance();
    uint64_t generation = chain_running_generation(arch_current()->block.frame);
    monitor_suspend(caller);
    arch_yield();
    monitor_resume(caller, generation);
    return SD_OK;
}

int service_sleep_ns(uint64_t duration_ns)
{
    struct instance *caller = thread_instance();
    uint64_t generation = chain_running_generation(arch_current()->block.frame);
    uint64_t now = arch_now_ns();
    uint64_t deadline = duration_ns < UINT64_MAX - 1 - now ? now + duration_ns : UINT64_MAX - 1;
    monitor_suspend(caller);
    while (arch_now_ns() < deadline && instance_is_live(&caller->shared, generation))
        thread_park(deadline);
    monitor_resume(caller, generation);
    return SD_OK;
}

uint64_t service_now_ns(void)
{
    return arch_now_ns();
}
